import { Injectable } from '@nestjs/common';
import { Revocations } from '../auth/revocations';
import type { ClientNamespace } from '../events';
import type { Dismissal, Placement } from '../payloads';
import { Refusal } from '../refusal';
import { RoomAccess } from './room-access';
import { toKey } from './room-key';
import { type Member, Roster } from './roster';

/** Moves and disconnects members on any instance. */
@Injectable()
export class Moderation {
  constructor(
    private readonly roster: Roster,
    private readonly access: RoomAccess,
    private readonly revocations: Revocations,
  ) {}

  async summon(namespace: ClientNamespace, { member: id, room }: Placement): Promise<void> {
    const member = await this.roster.find(namespace, id);
    this.access.refuseRevoked(namespace, member.data, room);
    await member.join(toKey(room));
  }

  async evict(namespace: ClientNamespace, { member: id, room }: Placement): Promise<void> {
    const member = await this.roster.find(namespace, id);
    if (!member.rooms.has(toKey(room))) throw new Refusal('NOT_FOUND', 'Not in the room.');
    await this.remove(member, room);
  }

  async kick(namespace: ClientNamespace, { member: id, reason, close }: Dismissal): Promise<void> {
    const member = await this.roster.find(namespace, id);
    member.emit('kicked', { reason });
    member.disconnect(close);
  }

  /**
   * Revokes on every instance before it removes the member, which otherwise could join again in between. It removes the
   * client even if it was not a member when it was looked up, because it may have joined since.
   */
  async revoke(namespace: ClientNamespace, { member: id, room }: Placement): Promise<void> {
    const member = await this.roster.find(namespace, id);
    const { token } = member.data;
    if (token) await this.revocations.publish(namespace, { token: token.id, room });
    await this.remove(member, room);
  }

  private async remove(member: Member, room: string): Promise<void> {
    await member.leave(toKey(room));
    member.emit('evicted', { room });
  }
}
