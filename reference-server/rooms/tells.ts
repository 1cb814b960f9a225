import { Injectable } from '@nestjs/common';
import type { Client, ClientNamespace } from '../events';
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
 * Who hears what. Everything goes out through the namespace of the client: in a gateway with a RegExp namespace the
 * injected server is the parent, whose `to(room)` reaches that room in every child
 * (https://socket.io/docs/v4/namespaces/#dynamic-namespaces).
 */
@Injectable()
export class Tells {
  constructor(private readonly access: RoomAccess) {}

  echo(client: Client, text: string): void {
    client.emit('message', `You said: ${text}`);
  }

  room(client: Client, { room, body, ...flags }: RoomMessage): void {
    this.access.refuseTell(client, [room]);
    const members = client.nsp.to(toKey(room));
    flagged(members, flags).emit('roomMessage', { room, from: client.id, body });
  }

  othersInRoom(client: Client, { room, body, ...flags }: RoomMessage): void {
    this.access.refuseTell(client, [room]);
    const others = client.to(toKey(room));
    flagged(others, flags).emit('roomMessage', { room, from: client.id, body });
  }

  /** One call for all rooms, not one each: Socket.IO then sends one copy to who is in several. */
  rooms(client: Client, { rooms, body, ...flags }: RoomsMessage): void {
    this.access.refuseTell(client, rooms);
    const union = client.nsp.to(rooms.map(toKey));
    flagged(union, flags).emit('roomMessage', { rooms, from: client.id, body });
  }

  roomExcept(client: Client, { room, except, body, ...flags }: RoomMessageExcept): void {
    this.access.refuseTell(client, [room]);
    const excepted = isSocketId(except) ? [toKey(except), except] : toKey(except);
    const members = client.nsp.to(toKey(room)).except(excepted);
    flagged(members, flags).emit('roomMessage', { room, from: client.id, body });
  }

  all(client: Client, { body, ...flags }: Announcement): void {
    // To no room in particular, which is everyone.
    const everyone = client.nsp.to([]);
    flagged(everyone, flags).emit('announcement', { from: client.id, body });
  }

  others(client: Client, { body, ...flags }: Announcement): void {
    flagged(client.broadcast, flags).emit('announcement', { from: client.id, body });
  }

  /** `to` is the id of a socket by now (see `Roster.find`), never the name of a room. */
  one(client: Client, { to, body, ...flags }: DirectMessage): void {
    flagged(client.nsp.to(to), flags).emit('direct', { from: client.id, body });
  }
}

function flagged(audience: Audience, { volatile, local }: Flags): Audience {
  const lossy = volatile ? audience.volatile : audience;
  return local ? lossy.local : lossy;
}
