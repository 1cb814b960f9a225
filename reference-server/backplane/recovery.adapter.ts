import { type PrivateSessionId, type Session, SessionAwareAdapter } from 'socket.io-adapter';
import type { ClientData } from '../events';

type Kept = Parameters<SessionAwareAdapter['persistSession']>[0];

/**
 * Connection state recovery on one instance: Socket.IO's in-memory adapter, made safe in two places
 * (https://socket.io/docs/v4/connection-state-recovery/).
 */
export class RecoveryAdapter extends SessionAwareAdapter {
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
