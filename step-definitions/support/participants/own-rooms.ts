import type { Client } from '../../../harness/drivers/client';
import { newOwnRoom } from '../evidence/nonce';

/** ScenarioRooms of the suite's own, one for each socket of a client: a message to such a room reaches that socket only. */
export class OwnRooms {
  private readonly rooms = new Map<string, Promise<string>>();

  constructor(private readonly client: Client) {}

  /** Returns the room of the client's newest socket in a namespace; the socket joins it first. */
  async in(namespace: string): Promise<string> {
    const key = `${namespace} ${this.client.idIn(namespace)}`;
    const room = this.rooms.get(key) ?? this.join(namespace);
    this.rooms.set(key, room);
    return await room;
  }

  /** Returns the names of all of them. */
  async all(): Promise<readonly string[]> {
    return await Promise.all(this.rooms.values());
  }

  private async join(namespace: string): Promise<string> {
    const room = newOwnRoom();
    await this.client.must(namespace, 'join', { room });
    return room;
  }
}
