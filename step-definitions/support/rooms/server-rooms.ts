import { field } from '../../../harness/contract/json-path';
import type { Instance } from '../../../harness/servers/instance';
import type { Participant } from '../participants/participant';

/** What a lane knows about clients and names. */
interface Lane {
  readonly names: { isRoom(name: string): boolean };
  /** Connects a client of the suite's own that has done nothing yet. */
  newcomer(instance: Instance, namespace: string): Promise<Participant>;
}

/** The rooms that a server lists for a client, and those that the client has to be in. */
interface ListedRooms {
  readonly instance: Instance;
  readonly namespace: string;
  readonly listed: readonly string[];
  readonly expected: readonly string[];
}

/**
 * Rooms that a server puts every client into by itself, such as a room for its user. The suite knows neither their names nor
 * how many there are, so it looks at a client that has just connected.
 * Source: https://socket.io/docs/v4/rooms/#sample-use-cases
 */
export class ServerRooms {
  private readonly counts = new Map<string, Promise<number>>();

  constructor(private readonly lane: Lane) {}

  /** Returns listed rooms without those of the server itself: at most as many as a newcomer is in, and none that the suite has named. */
  async without({ instance, namespace, listed, expected }: ListedRooms): Promise<string[]> {
    const strange = listed.filter(
      (room) => !expected.includes(room) && !this.lane.names.isRoom(room),
    );
    if (strange.length === 0) return [...listed];
    const own = strange.slice(0, await this.count(instance, namespace));
    return listed.filter((room) => !own.includes(room));
  }

  private async count(instance: Instance, namespace: string): Promise<number> {
    const known = this.counts.get(namespace);
    const count = known ?? this.countOfNewcomer(instance, namespace);
    this.counts.set(namespace, count);
    return await count;
  }

  private async countOfNewcomer(instance: Instance, namespace: string): Promise<number> {
    const newcomer = await this.lane.newcomer(instance, namespace);
    const rooms = field(await newcomer.must(namespace, 'rooms'), 'rooms');
    const isOwn = (room: unknown): boolean => !this.lane.names.isRoom(String(room));
    return Array.isArray(rooms) ? rooms.filter(isOwn).length : 0;
  }
}
