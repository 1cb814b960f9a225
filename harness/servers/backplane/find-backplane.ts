import type { RunningBackplane } from './backplane';
import { openContainerRedis } from './container-redis';
import { openExternalRedis } from './external-redis';
import { openLocalRedis } from './local-redis';

/** A way to get a backplane that may not be there; `undefined` says that it is not, a thrown error says why it broke. */
export interface BackplaneSource {
  /** For people: `Docker`. */
  readonly name: string;
  /** What is missing where it is not there. */
  readonly missing: string;
  open(deadlineMs: number): Promise<RunningBackplane | undefined>;
}

const sources: readonly BackplaneSource[] = [
  { name: 'Docker', missing: 'no Docker', open: openContainerRedis },
  { name: 'redis-server', missing: 'no redis-server or valkey-server', open: openLocalRedis },
];

/**
 * Opens the first backplane that holds: the given Redis, a container, a server on the PATH, else node:cluster's IPC,
 * which only the reference server understands. Throws BackplaneError for a given Redis that does not answer.
 */
export async function findBackplane(
  options: { readonly redisUrl?: string; readonly deadlineMs: number },
  rungs = sources,
): Promise<RunningBackplane> {
  const { redisUrl, deadlineMs } = options;
  if (redisUrl !== undefined) return await openExternalRedis(redisUrl, deadlineMs);
  const notes: string[] = [];
  const lacking: string[] = [];
  for (const rung of rungs) {
    try {
      const backplane = await rung.open(deadlineMs);
      if (backplane) return { ...backplane, notes: [...notes, ...backplane.notes] };
      lacking.push(rung.missing);
    } catch (error) {
      notes.push(`${rung.name} is there, but gives no Redis: ${(error as Error).message}`);
      lacking.push(`${rung.name} failed`);
    }
  }
  const name = `node:cluster IPC (${lacking.join(', ')})`;
  return { kind: 'ipc', name, notes, stop: () => Promise.resolve() };
}
