import { Injectable } from '@nestjs/common';
import type { ClientNamespace } from '../events';
import type { Closure, Eviction, Relocation } from '../payloads';
import { inTime } from './in-time';
import { RoomAccess } from './room-access';
import { toKey } from './room-key';
import type { Member } from './roster';

/** Moves and disconnects all members of a room on every instance (https://socket.io/docs/v4/server-api/#serversocketsjoinrooms). */
@Injectable()
export class WholeRooms {
  constructor(private readonly access: RoomAccess) {}

  /** Leaves out the members whose access to the other room was revoked. */
  async summon(namespace: ClientNamespace, { room, into }: Relocation): Promise<void> {
    const members: Member[] = await inTime(namespace.in(toKey(room)).fetchSockets(), 'the members');
    const barred = members.filter(({ data }) => this.access.isRevoked(namespace, data, into));
    namespace
      .in(toKey(room))
      .except(barred.map(({ id }) => id))
      .socketsJoin(toKey(into));
  }

  evict(namespace: ClientNamespace, { room }: Eviction): void {
    namespace.to(toKey(room)).emit('evicted', { room });
    namespace.in(toKey(room)).socketsLeave(toKey(room));
  }

  kick(namespace: ClientNamespace, { room, reason }: Closure): void {
    namespace.to(toKey(room)).emit('kicked', { reason });
    namespace.in(toKey(room)).disconnectSockets();
  }
}
