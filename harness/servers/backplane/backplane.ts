/** What joins the instances of a cluster. */
export interface RunningBackplane {
  readonly kind: 'redis' | 'ipc';
  /** For people: `Redis 7.0.15 (redis-server on the PATH)`. Never shows the password of a URL. */
  readonly name: string;
  /** Where instances on this machine reach it; left out for IPC. */
  readonly redisUrl?: string;
  /** What a person should know: which rungs of the ladder were tried before, and why they did not hold. */
  readonly notes: readonly string[];
  stop(): Promise<void>;
}

/** A Redis that was asked for by URL, or containers that were asked for, cannot be had: exit code 3. */
export class BackplaneError extends Error {
  override readonly name = 'BackplaneError';
}
