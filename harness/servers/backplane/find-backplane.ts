import type { RunningBackplane } from './backplane';
import { openContainerRedis } from './container-redis';
import { openExternalRedis } from './external-redis';
import { openLocalRedis } from './local-redis';

/** A possible source of a backplane. */
export interface BackplaneSource {
  /** Human-readable name: `Docker`. */
  readonly name: string;
  /** Human-readable reason if the source is not available: `no Docker`. */
  readonly missing: string;
  /** Starts a backplane. Returns undefined if the source is not available; throws if it is, but fails. */
  open(deadlineMs: number): Promise<RunningBackplane | undefined>;
}

const sources: readonly BackplaneSource[] = [
  { name: 'Docker', missing: 'no Docker', open: openContainerRedis },
  { name: 'redis-server', missing: 'no redis-server or valkey-server', open: openLocalRedis },
];

/**
 * Opens the first available backplane: the Redis at `redisUrl`, a container, a program on the PATH, or node:cluster's IPC,
 * which only the reference server supports. Throws BackplaneError if there is a `redisUrl` and its Redis does not answer.
 */
export async function findBackplane(
  options: { readonly redisUrl?: string; readonly deadlineMs: number },
  candidates = sources,
): Promise<RunningBackplane> {
  const { redisUrl, deadlineMs } = options;
  if (redisUrl !== undefined) return await openExternalRedis(redisUrl, deadlineMs);
  const notes: string[] = [];
  const missing: string[] = [];
  for (const source of candidates) {
    try {
      const backplane = await source.open(deadlineMs);
      if (backplane) return { ...backplane, notes: [...notes, ...backplane.notes] };
      missing.push(source.missing);
    } catch (error) {
      notes.push(
        `${source.name} is available, but could not start Redis: ${(error as Error).message}`,
      );
      missing.push(`${source.name} failed`);
    }
  }
  const name = `node:cluster IPC (${missing.join(', ')})`;
  return {
    kind: 'ipc',
    name,
    notes,
    failure: () => Promise.resolve(undefined),
    stop: () => Promise.resolve(),
  };
}
