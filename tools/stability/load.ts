import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** Milliseconds after which the load ends even if this process does not stop it. */
const longestMs = 20 * 60_000;

const busy = `
  const end = Date.now() + ${longestMs};
  while (Date.now() < end);`;

/** Keeps every core of this machine busy while it does the work. */
export async function underLoad<T>(work: () => Promise<T>): Promise<T> {
  const workers = Array.from({ length: availableParallelism() }, () => {
    return new Worker(busy, { eval: true });
  });
  try {
    return await work();
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
