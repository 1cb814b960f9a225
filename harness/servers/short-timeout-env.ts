import type { OpenPacket } from '../client/connection';
import { NotApplicableError } from '../contract/namespace-names';

/** Variables of the short-timeout server: time-outs and limits that a scenario can exceed, and connection state recovery. Contract 3.10-3.13. */
export const shortTimeoutEnv = {
  PING_INTERVAL_MS: '1000',
  PING_TIMEOUT_MS: '4000',
  CONNECT_TIMEOUT_MS: '1000',
  MAX_HTTP_BUFFER_SIZE: '100000',
  RECOVERY_MS: '1800',
};

/** Number of heartbeats of the short-timeout server that outlast its recovery time: three heartbeats span two intervals. */
export const heartbeatsBeyondRecovery = 3;

/**
 * Throws NotApplicableError if a server that does not follow the contract has not taken its time-outs from its environment:
 * what the scenarios test are these, not the target's own. Source: Contract 3.10.
 */
export function requireShortTimeouts({ pingInterval, maxPayload }: OpenPacket): void {
  const wanted = Number(shortTimeoutEnv.PING_INTERVAL_MS);
  const isLimited = maxPayload === Number(shortTimeoutEnv.MAX_HTTP_BUFFER_SIZE);
  if (pingInterval === undefined || pingInterval === wanted || isLimited) return;
  throw new NotApplicableError(
    `the target does not take its time-outs from the environment: with PING_INTERVAL_MS ${wanted} it pings every ${JSON.stringify(pingInterval)} ms`,
  );
}
