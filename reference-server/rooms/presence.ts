import { Injectable } from '@nestjs/common';
import type { ClientNamespace, Membership, Notice, PresenceEvent } from '../events';
import { Neighbours } from './neighbours';
import { toKey, toNames } from './room-key';

/**
 * Tells the other members who joins a room and who leaves it. Listens to the adapter, where all ways in and out meet: the
 * verbs, a moderator on another instance, a lost connection, a recovered one. Only the adapter of the instance that a
 * client is connected to says so, which is why it is told once (https://socket.io/docs/v4/rooms/#room-events).
 */
@Injectable()
export class Presence {
  private readonly watched = new Map<string, ClientNamespace>();

  constructor(private readonly neighbours: Neighbours) {
    neighbours.news.subscribe(({ event, membership }) => {
      this.tellHere(event, membership);
    });
  }

  /** From now on tells who comes and goes in this namespace. */
  watch(namespace: ClientNamespace): void {
    if (this.watched.has(namespace.name)) return;
    this.watched.set(namespace.name, namespace);
    namespace.adapter.on('join-room', (key: string, member: string) => {
      this.tell('memberJoined', namespace, { key, member });
    });
    namespace.adapter.on('leave-room', (key: string, member: string) => {
      this.tell('memberLeft', namespace, { key, member });
    });
  }

  private tell(
    event: PresenceEvent,
    namespace: ClientNamespace,
    { key, member }: { key: string; member: string },
  ): void {
    const [room] = toNames([key]);
    // The room of a socket's own: nobody else is in it.
    if (room === undefined) return;
    notify(namespace, event, { room, member });
    this.neighbours.publish(event, { namespace: namespace.name, room, member });
  }

  private tellHere(event: PresenceEvent, { namespace: name, room, member }: Membership): void {
    const namespace = this.watched.get(name);
    if (namespace) notify(namespace.local, event, { room, member });
  }
}

function notify(audience: Pick<ClientNamespace, 'to'>, event: PresenceEvent, notice: Notice): void {
  audience.to(toKey(notice.room)).except(notice.member).emit(event, notice);
}
