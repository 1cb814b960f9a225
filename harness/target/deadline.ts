import { setTimeout as pause } from 'node:timers/promises';

/** A wait that ended without what it waited for. The message names it and the time. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
}

/** Waits for `promise`, at most `ms` milliseconds. Throws DeadlineError naming `what` after that. */
export function within<T>(ms: number, what: string, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new DeadlineError(`${what}: not within ${inWords(ms)}`));
    }, ms);
    promise.then(resolve, reject).finally(() => {
      clearTimeout(timer);
    });
  });
}

/** The silence window: nothing to wait for, only time in which nothing may come. */
export async function silence(ms: number): Promise<void> {
  await pause(ms);
}

/** A duration as people say it: `250 ms`, `2 s`. */
export function inWords(ms: number): string {
  return ms < 1000 ? `${ms} ms` : `${Number((ms / 1000).toFixed(1))} s`;
}
