import type { OpenPacket } from '../client/connection';
import { NotApplicableError } from '../contract/namespace-names';
import { shortTimeoutEnv } from './short-timeout-env';

/**
 * Throws NotApplicableError if a server has not taken its time-outs from its environment: what the scenarios test are these,
 * not the target's own. Source: Contract 3.10.
 */
export function requireShortTimeouts({ pingInterval }: OpenPacket): void {
  const wanted = Number(shortTimeoutEnv.PING_INTERVAL_MS);
  if (pingInterval === undefined || pingInterval === wanted) return;
  throw new NotApplicableError(
    `the target does not take its time-outs from the environment: with PING_INTERVAL_MS ${wanted} it pings every ${JSON.stringify(pingInterval)} ms`,
  );
}
