import { NotApplicableError } from '../contract/namespace-names';
import { shortTimeoutEnv } from './short-timeout-env';

/** Milliseconds that the answer to a handshake may take. */
const answerMs = 5000;

/**
 * Throws NotApplicableError if a server has not taken its time-outs from its environment: what the scenarios test are these,
 * not the target's own. Source: Engine.IO protocol v4, "Handshake"; Contract 3.10.
 */
export async function requireShortTimeouts(url: string, path: string): Promise<void> {
  const address = `${url}${path}/?EIO=4&transport=polling`;
  const response = await fetch(address, { signal: AbortSignal.timeout(answerMs) });
  const body = await response.text();
  if (!body.startsWith('0{')) return;
  const { pingInterval } = JSON.parse(body.slice(1)) as { pingInterval?: unknown };
  const wanted = Number(shortTimeoutEnv.PING_INTERVAL_MS);
  if (pingInterval === undefined || pingInterval === wanted) return;
  throw new NotApplicableError(
    `the target does not take its time-outs from the environment: with PING_INTERVAL_MS ${wanted} it pings every ${JSON.stringify(pingInterval)} ms`,
  );
}
