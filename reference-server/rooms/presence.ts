import { Injectable } from '@nestjs/common';
import type { ClientNamespace, Membership, Notice, PresenceEvent } from '../events';
import { InstanceMemberships } from './instance-memberships';
import { toKey, toNames } from './room-key';

/**
 * Notifies the other members when a client joins or leaves a room. It listens to the adapter, which reports every cause:
 * an operation, a moderator on another instance, a lost connection, a recovered one. Only the adapter of the client's own
 * instance reports it, so members are notified once (https://socket.io/docs/v4/rooms/#room-events).
 */
@Injectable()
export class Presence {
  private readonly watched = new Map<string, ClientNamespace>();

  constructor(private readonly instances: InstanceMemberships) {
    instances.changes.subscribe(({ event, membership }) => {
      this.notifyHere(event, membership);
    });
  }

  /** Starts notifying the members of rooms in this namespace. */
  watch(namespace: ClientNamespace): void {
    // A namespace that was removed when it was empty comes back as another one, with another adapter.
    if (this.watched.get(namespace.name) === namespace) return;
    this.watched.set(namespace.name, namespace);
    namespace.adapter.on('join-room', (key: string, member: string) => {
      this.notifyEverywhere('memberJoined', namespace, { key, member });
    });
    namespace.adapter.on('leave-room', (key: string, member: string) => {
      this.notifyEverywhere('memberLeft', namespace, { key, member });
    });
  }

  private notifyEverywhere(
    event: PresenceEvent,
    namespace: ClientNamespace,
    { key, member }: { key: string; member: string },
  ): void {
    const [room] = toNames([key]);
    // The room under the socket's own id: no other client is in it.
    if (room === undefined) return;
    notify(namespace, event, { room, member });
    this.instances.publish(event, { namespace: namespace.name, room, member });
  }

  private notifyHere(event: PresenceEvent, { namespace: name, room, member }: Membership): void {
    const namespace = this.watched.get(name);
    if (namespace) notify(namespace.local, event, { room, member });
  }
}

function notify(audience: Pick<ClientNamespace, 'to'>, event: PresenceEvent, notice: Notice): void {
  audience.to(toKey(notice.room)).except(notice.member).emit(event, notice);
}
