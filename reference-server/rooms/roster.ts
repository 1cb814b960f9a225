import { Injectable } from '@nestjs/common';
import type { RemoteSocket } from 'socket.io';
import type { Client, ClientData, ClientNamespace, ServerEvents } from '../events';
import { Refusal } from '../refusal';
import { inTime } from './in-time';
import { toKey, toNames } from './room-key';

/** A socket, on this instance or another: the same words move both. */
export type Member = Client | RemoteSocket<ServerEvents, ClientData>;

export interface RosterEntry {
  id: string;
  rooms: string[];
}

/** Who is there, over all instances. */
@Injectable()
export class Roster {
  /** The members of a room on every instance; refuses `UNAVAILABLE` if one does not answer in time. */
  async of(namespace: ClientNamespace, room: string): Promise<RosterEntry[]> {
    const members = await inTime(namespace.in(toKey(room)).fetchSockets(), 'the roster');
    return members.map(({ id, rooms }) => ({ id, rooms: toNames(rooms) }));
  }

  /**
   * The socket with this id, wherever it is; refuses `NOT_FOUND`. One of this very instance is returned itself: a
   * command to it takes effect at once, not when its message is back from the backplane.
   */
  async find(namespace: ClientNamespace, id: string): Promise<Member> {
    const member = namespace.sockets.get(id) ?? (await this.findRemote(namespace, id));
    if (member === undefined) throw new Refusal('NOT_FOUND', 'No such member is connected here.');
    return member;
  }

  /** The id is compared again: what was asked for may be the key of a room. */
  private async findRemote(namespace: ClientNamespace, id: string): Promise<Member | undefined> {
    const found = await inTime(namespace.in(id).fetchSockets(), 'the member');
    return found.find((socket) => socket.id === id);
  }
}
