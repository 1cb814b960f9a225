/** A backplane that runs and joins the instances of a cluster. */
export interface RunningBackplane {
  readonly kind: 'redis' | 'ipc';
  /** Human-readable name: `Redis 7.0.15 (redis-server on the PATH)`. Never shows the password of a URL. */
  readonly name: string;
  /** URL for instances on this machine; absent for IPC. */
  readonly redisUrl?: string;
  /** Human-readable notes: the sources that were tried before this one, and why each failed. */
  readonly notes: readonly string[];
  /** Returns a human-readable reason if it no longer joins the instances, undefined if it does. */
  failure(): Promise<string | undefined>;
  stop(): Promise<void>;
}

/** The requested Redis or the requested containers are not available: exit code 3. */
export class BackplaneError extends Error {
  override readonly name = 'BackplaneError';
}
