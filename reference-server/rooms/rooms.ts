import { Injectable } from '@nestjs/common';
import type { Client } from '../events';
import { RoomAccess } from './room-access';
import { toKey, toNames } from './room-key';

/** Rooms of a client: it joins, leaves and lists them. */
@Injectable()
export class Rooms {
  constructor(private readonly access: RoomAccess) {}

  async join(client: Client, room: string): Promise<void> {
    this.access.refuseJoin(client, room);
    await client.join(toKey(room));
  }

  async leave(client: Client, room: string): Promise<void> {
    await client.leave(toKey(room));
  }

  confirmJoined(client: Client, room: string): void {
    client.emit('joinedRoom', room);
  }

  confirmLeft(client: Client, room: string): void {
    client.emit('leftRoom', room);
  }

  of(client: Client): string[] {
    return toNames(client.rooms);
  }
}
