import type { Backplane } from './backplane';
import { openContainer } from './container-redis';
import { openGiven } from './external-redis';
import { openLocal } from './local-redis';

/** A way to get a backplane that may not be there; `undefined` says that it is not, a thrown error says why it broke. */
export interface Rung {
  /** For people: `Docker`. */
  readonly name: string;
  /** What is missing where it is not there. */
  readonly lacking: string;
  open(deadlineMs: number): Promise<Backplane | undefined>;
}

const ladder: readonly Rung[] = [
  { name: 'Docker', lacking: 'no Docker', open: openContainer },
  { name: 'redis-server', lacking: 'no redis-server or valkey-server', open: openLocal },
];

/**
 * Opens the first backplane that holds: the given Redis, a container, a server on the PATH, else node:cluster's IPC,
 * which only the reference server understands. Throws BackplaneError for a given Redis that does not answer.
 */
export async function openBackplane(
  options: { readonly redisUrl?: string; readonly deadlineMs: number },
  rungs = ladder,
): Promise<Backplane> {
  const { redisUrl, deadlineMs } = options;
  if (redisUrl !== undefined) return await openGiven(redisUrl, deadlineMs);
  const notes: string[] = [];
  const lacking: string[] = [];
  for (const rung of rungs) {
    try {
      const backplane = await rung.open(deadlineMs);
      if (backplane) return { ...backplane, notes: [...notes, ...backplane.notes] };
      lacking.push(rung.lacking);
    } catch (error) {
      notes.push(`${rung.name} is there, but gives no Redis: ${(error as Error).message}`);
      lacking.push(`${rung.name} failed`);
    }
  }
  const name = `node:cluster IPC (${lacking.join(', ')})`;
  return { kind: 'ipc', name, notes, stop: () => Promise.resolve() };
}
