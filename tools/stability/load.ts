import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** Upper bound of the load, in case the run never ends. */
const longestMs = 20 * 60_000;

const busy = `
  const end = Date.now() + ${longestMs};
  while (Date.now() < end);`;

/** Runs `work` while every core of this machine is busy. */
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
