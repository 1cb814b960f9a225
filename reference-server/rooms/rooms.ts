import { Injectable } from '@nestjs/common';
import type { ClientSocket } from '../events';
import { RoomAccess } from './room-access';
import { toKey, toNames } from './room-key';

/** Rooms of a client: it joins, leaves and lists them. */
@Injectable()
export class Rooms {
  constructor(private readonly access: RoomAccess) {}

  async join(client: ClientSocket, room: string): Promise<void> {
    this.access.refuseJoin(client, room);
    await client.join(toKey(room));
  }

  async leave(client: ClientSocket, room: string): Promise<void> {
    await client.leave(toKey(room));
  }

  confirmJoined(client: ClientSocket, room: string): void {
    client.emit('joinedRoom', room);
  }

  confirmLeft(client: ClientSocket, room: string): void {
    client.emit('leftRoom', room);
  }

  of(client: ClientSocket): string[] {
    return toNames(client.rooms);
  }
}
