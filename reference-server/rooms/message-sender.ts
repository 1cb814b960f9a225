import { Injectable } from '@nestjs/common';
import type { ClientSocket, ClientNamespace } from '../events';
import type {
  Announcement,
  DirectMessage,
  Flags,
  RoomMessage,
  RoomMessageExcept,
  RoomsMessage,
} from '../payloads';
import { RoomAccess } from './room-access';
import { isSocketId, toKey } from './room-key';

type Audience = ReturnType<ClientNamespace['to']>;

/**
 * Sends the messages of clients to their recipients, always through the namespace of the client: in a gateway with a
 * RegExp namespace the injected server is the parent, whose `to(room)` reaches that room in every child
 * (https://socket.io/docs/v4/namespaces/#dynamic-namespaces).
 */
@Injectable()
export class MessageSender {
  constructor(private readonly access: RoomAccess) {}

  echo(client: ClientSocket, text: string): void {
    client.emit('message', `You said: ${text}`);
  }

  sendToRoom(client: ClientSocket, { room, body, ...flags }: RoomMessage): void {
    this.access.refuseSend(client, [room]);
    const members = client.nsp.to(toKey(room));
    flagged(members, flags).emit('roomMessage', { room, from: client.id, body });
  }

  sendToOthersInRoom(client: ClientSocket, { room, body, ...flags }: RoomMessage): void {
    this.access.refuseSend(client, [room]);
    const others = client.to(toKey(room));
    flagged(others, flags).emit('roomMessage', { room, from: client.id, body });
  }

  /** One call for all rooms: Socket.IO then sends a member of several of them one copy. */
  sendToRooms(client: ClientSocket, { rooms, body, ...flags }: RoomsMessage): void {
    this.access.refuseSend(client, rooms);
    const union = client.nsp.to(rooms.map(toKey));
    flagged(union, flags).emit('roomMessage', { rooms, from: client.id, body });
  }

  sendToRoomExcept(
    client: ClientSocket,
    { room, except, body, ...flags }: RoomMessageExcept,
  ): void {
    this.access.refuseSend(client, [room]);
    const excluded = isSocketId(except) ? [toKey(except), except] : toKey(except);
    const members = client.nsp.to(toKey(room)).except(excluded);
    flagged(members, flags).emit('roomMessage', { room, from: client.id, body });
  }

  sendToAll(client: ClientSocket, { body, ...flags }: Announcement): void {
    // No room means all clients.
    const everyone = client.nsp.to([]);
    flagged(everyone, flags).emit('announcement', { from: client.id, body });
  }

  sendToOthers(client: ClientSocket, { body, ...flags }: Announcement): void {
    flagged(client.broadcast, flags).emit('announcement', { from: client.id, body });
  }

  /** `to` must be the id of a socket (see `Roster.find`), not the name of a room. */
  sendToOne(client: ClientSocket, { to, body, ...flags }: DirectMessage): void {
    flagged(client.nsp.to(to), flags).emit('direct', { from: client.id, body });
  }
}

function flagged(audience: Audience, { volatile, local }: Flags): Audience {
  const lossy = volatile ? audience.volatile : audience;
  return local ? lossy.local : lossy;
}
