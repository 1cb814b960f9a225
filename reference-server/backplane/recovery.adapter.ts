import { type PrivateSessionId, type Session, SessionAwareAdapter } from 'socket.io-adapter';
import type { ClientData } from '../events';

type Kept = Parameters<SessionAwareAdapter['persistSession']>[0];

/**
 * Connection state recovery on one instance, as Socket.IO has it in memory, but safe in two places
 * (https://socket.io/docs/v4/connection-state-recovery/).
 */
export class RecoveryAdapter extends SessionAwareAdapter {
  /**
   * Where a token is asked for, nothing is kept: Socket.IO puts a socket back into its rooms and sends it what it has
   * missed before any middleware could look at the token again, with `skipMiddlewares: false` too.
   */
  override persistSession(session: Kept): void {
    const { token } = session.data as ClientData;
    if (token === undefined) super.persistSession(session);
  }

  /**
   * A session is given back once. Socket.IO 4.8 keeps it: whoever shows it again gets it, while its socket is
   * connected, or after it has said goodbye.
   */
  override restoreSession(pid: PrivateSessionId, offset: string): Promise<Session> {
    const restored = super.restoreSession(pid, offset);
    this.forget(pid);
    return restored;
  }

  /** The sessions are private in the types of Socket.IO, and there is no other way to forget one. */
  private forget(pid: PrivateSessionId): void {
    const sessions = Reflect.get(this, 'sessions') as Map<PrivateSessionId, unknown>;
    sessions.delete(pid);
  }
}
