import { type PrivateSessionId, type Session, SessionAwareAdapter } from 'socket.io-adapter';
import type { ClientData } from '../events';

/** Packets of a namespace that are kept however old they are. */
const kept = 1000;

type Kept = Parameters<SessionAwareAdapter['persistSession']>[0];

/**
 * Connection state recovery on one instance: Socket.IO's in-memory adapter, made safe in three places
 * (https://socket.io/docs/v4/connection-state-recovery/).
 */
export class RecoveryAdapter extends SessionAwareAdapter {
  /**
   * Keeps the latest packets however old they are. Socket.IO forgets a packet once it is older than the recovery window, so
   * that a client that has received nothing since could not recover (https://github.com/socketio/socket.io/issues/5282).
   */
  constructor(...namespace: ConstructorParameters<typeof SessionAwareAdapter>) {
    super(...namespace);
    const packets = Reflect.get(this, 'packets') as unknown[];
    packets.splice = (start, count = 0) =>
      Array.prototype.splice.call(
        packets,
        start,
        Math.max(0, Math.min(count, packets.length - kept)),
      );
  }

  /**
   * Keeps no session in a namespace that requires a token. Socket.IO restores the rooms of a socket and sends it what it
   * missed before any middleware can verify the token again, even with `skipMiddlewares: false`.
   */
  override persistSession(session: Kept): void {
    const { token } = session.data as ClientData;
    if (token === undefined) super.persistSession(session);
  }

  /**
   * Restores a session once. Socket.IO 4.8 keeps a restored session: a second client that presents it would get it, even
   * while the first is connected or after it has disconnected on purpose.
   */
  override restoreSession(pid: PrivateSessionId, offset: string): Promise<Session> {
    const restored = super.restoreSession(pid, offset);
    this.forget(pid);
    return restored;
  }

  /** Deletes a session. `sessions` is private in Socket.IO's types, and there is no public way. */
  private forget(pid: PrivateSessionId): void {
    const sessions = Reflect.get(this, 'sessions') as Map<PrivateSessionId, unknown>;
    sessions.delete(pid);
  }
}
