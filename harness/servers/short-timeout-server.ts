import type { OpenPacket } from '../client/open-packet';
import { NotApplicableError } from '../contract/namespace-names';
import type { Instance } from './instance';

/** Server with timeouts and limits that a scenario can exceed, and with connection state recovery. */
export interface ShortTimeoutServer extends Instance {
  /** Number of its heartbeats that outlast its recovery time. */
  readonly heartbeatsBeyondRecovery: number;
  /** Variables of the contract that it was started with. */
  readonly env: Readonly<Record<string, string>>;
}

/** Returns whether an instance is a server with short timeouts. */
export function isShortTimeoutServer(instance: Instance): instance is ShortTimeoutServer {
  return 'heartbeatsBeyondRecovery' in instance;
}

/** Variables of a short-timeout server on a machine that is in time. Contract 3.10-3.13. */
export const shortTimeoutEnv = {
  PING_INTERVAL_MS: '1000',
  PING_TIMEOUT_MS: '4000',
  CONNECT_TIMEOUT_MS: '1000',
  MAX_HTTP_BUFFER_SIZE: '100000',
  RECOVERY_MS: '1800',
};

/** How many times longer the timeouts are that a client keeps only if the machine lets it. */
export type Leniency = 1 | 2 | 4;

/** Starts a short-timeout server with the variables that `launch` is given. */
export async function startShortTimeoutServer(
  leniency: Leniency,
  launch: (env: Record<string, string>) => Promise<Instance>,
): Promise<ShortTimeoutServer> {
  const interval = Number(shortTimeoutEnv.PING_INTERVAL_MS);
  const connectMs = leniency * Number(shortTimeoutEnv.CONNECT_TIMEOUT_MS);
  // Shorter than a whole number of intervals, which one heartbeat more spans.
  const intervals = 2 * leniency;
  const recoveryMs = intervals * interval - 200;
  const env = {
    ...shortTimeoutEnv,
    CONNECT_TIMEOUT_MS: String(connectMs),
    RECOVERY_MS: String(recoveryMs),
  };
  return Object.assign(await launch(env), { heartbeatsBeyondRecovery: intervals + 1, env });
}

/**
 * Throws NotApplicableError if a server that does not follow the contract has not taken its timeouts from its environment:
 * what the scenarios test are these, not the target's own. Source: Contract 3.10.
 */
export function requireShortTimeouts({ pingInterval, maxPayload }: OpenPacket): void {
  const wanted = Number(shortTimeoutEnv.PING_INTERVAL_MS);
  const isLimited = maxPayload === Number(shortTimeoutEnv.MAX_HTTP_BUFFER_SIZE);
  if (pingInterval === undefined || pingInterval === wanted || isLimited) return;
  throw new NotApplicableError(
    `the target does not take its timeouts from the environment: with PING_INTERVAL_MS ${wanted} it pings every ${JSON.stringify(pingInterval)} ms`,
  );
}
