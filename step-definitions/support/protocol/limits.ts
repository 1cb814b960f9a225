import { formatDuration } from '../../../harness/client/deadline';
import type { ConformanceWorld } from '../world';

/** Fails unless the server closes the raw connection, on which nothing is asked for, within `ms` milliseconds. */
export async function assertClosedInTime(world: ConformanceWorld, ms: number): Promise<void> {
  const { log } = world.rawClient.bare.connection;
  const what = `the end of a connection without a namespace, within ${formatDuration(ms)} of its start`;
  await log.until(what, () => log.closed, ms);
}
