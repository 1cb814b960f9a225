import { DeadlineError } from '../../../harness/client/deadline';
import type { LaneContext } from '../../../harness/servers/lane-context';
import { shortTimeoutEnv } from '../../../harness/servers/short-timeout-server';
import type { RawClient } from '../raw-client/raw-client';

/** Ping interval and ping timeout of the short-timeout server together, in milliseconds. */
const heartbeatMs =
  Number(shortTimeoutEnv.PING_INTERVAL_MS) + Number(shortTimeoutEnv.PING_TIMEOUT_MS);

/**
 * Answers no ping any more until the server has given the connection up. A server need not close it, as there may be
 * nothing at the other end: then it has had its time, and the time of any answer on top.
 */
export async function stopHeartbeats({
  rawClient,
  session,
}: {
  readonly rawClient: RawClient;
  readonly session: LaneContext;
}): Promise<void> {
  const { connection } = rawClient.packets;
  connection.fallSilent();
  const { log } = connection;
  try {
    await log.until('the end', () => log.closed, heartbeatMs + session.timeouts.answer);
  } catch (error) {
    if (!(error instanceof DeadlineError)) throw error;
  }
}
