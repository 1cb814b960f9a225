import { Injectable } from '@nestjs/common';
import type { RemoteSocket } from 'socket.io';
import type { ClientSocket, ClientData, ClientNamespace, ServerEvents } from '../events';
import { Refusal } from '../refusal';
import { inTime } from './in-time';
import { toKey, toNames } from './room-key';

/** Socket on this instance or another; both have the same methods. */
export type Member = ClientSocket | RemoteSocket<ServerEvents, ClientData>;

export interface RosterEntry {
  id: string;
  rooms: string[];
}

/** Members on all instances. */
@Injectable()
export class Roster {
  /** Returns the members of a room on every instance. Refuses with `UNAVAILABLE` if an instance does not answer in time. */
  async of(namespace: ClientNamespace, room: string): Promise<RosterEntry[]> {
    const members = await inTime(namespace.in(toKey(room)).fetchSockets(), 'the roster');
    return members.map(({ id, rooms }) => ({ id, rooms: toNames(rooms) }));
  }

  /**
   * Returns the socket with this id on any instance; refuses with `NOT_FOUND`. A socket of this instance is returned as
   * it is: a command to it takes effect at once, not after a round trip through the backplane.
   */
  async find(namespace: ClientNamespace, id: string): Promise<Member> {
    const member = namespace.sockets.get(id) ?? (await this.findRemote(namespace, id));
    if (member === undefined) throw new Refusal('NOT_FOUND', 'No such member is connected here.');
    return member;
  }

  /** Compares the id again, because the requested id may be the key of a room. */
  private async findRemote(namespace: ClientNamespace, id: string): Promise<Member | undefined> {
    const found = await inTime(namespace.in(id).fetchSockets(), 'the member');
    return found.find((socket) => socket.id === id);
  }
}
