import { Injectable } from '@nestjs/common';
import { Revocations } from '../auth/revocations';
import type { ClientSocket, ClientData, ClientNamespace } from '../events';
import { Refusal } from '../refusal';
import { toKey } from './room-key';

const PRIVATE = 'private:';

/** Access control: which clients may join a room or send to it. */
@Injectable()
export class RoomAccess {
  constructor(private readonly revocations: Revocations) {}

  refuseJoin(client: ClientSocket, room: string): void {
    this.refuseRevoked(client.nsp, client.data, room);
    this.refuseUnlisted(client, room);
  }

  refuseRevoked(namespace: ClientNamespace, data: ClientData, room: string): void {
    if (this.isRevoked(namespace, data, room))
      throw new Refusal('FORBIDDEN', 'Access to this room was revoked.');
  }

  isRevoked(namespace: ClientNamespace, { token }: ClientData, room: string): boolean {
    return token !== undefined && this.revocations.has(namespace, { token: token.id, room });
  }

  refuseSend(client: ClientSocket, rooms: string[]): void {
    const closed = rooms.some((room) => isPrivate(client, room) && !client.rooms.has(toKey(room)));
    if (closed) throw new Refusal('FORBIDDEN', 'Only members may send to a private room.');
  }

  private refuseUnlisted(client: ClientSocket, room: string): void {
    if (!isPrivate(client, room)) return;
    const listed = client.data.token?.rooms.includes(room.slice(PRIVATE.length));
    if (!listed) throw new Refusal('FORBIDDEN', 'The token does not open this private room.');
  }
}

/** Returns whether a room is private, which it is only in a namespace whose tokens can open it. */
function isPrivate(client: ClientSocket, room: string): boolean {
  return client.nsp.name === '/members' && room.startsWith(PRIVATE);
}
