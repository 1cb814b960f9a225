import { DeadlineError } from '../../../harness/client/deadline';
import type { ConformanceWorld } from '../world';

/** The short-timeout server's ping interval and ping time-out together, in milliseconds. */
const heartbeatMs = 3000;

/**
 * Answers no ping any more until the server has given the connection up. A server need not close it, as nobody may be at
 * the other end: then it has had its time, and the time of any answer on top.
 */
export async function stopHeartbeats({ rawClient, session }: ConformanceWorld): Promise<void> {
  const { connection } = rawClient.bare;
  connection.fallSilent();
  const { log } = connection;
  try {
    await log.until('the end', () => log.closed, heartbeatMs + session.timeouts.answer);
  } catch (error) {
    if (!(error instanceof DeadlineError)) throw error;
  }
}
