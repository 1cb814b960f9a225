import { setTimeout as pause } from 'node:timers/promises';

/** A wait that ended without what it waited for. The message names it and the time. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
}

/** A deadline is counted in steps of so many milliseconds. */
const stepMs = 100;

/**
 * Waits for `promise`, at most `ms` milliseconds. Throws DeadlineError naming `what` after that. The time in which this
 * process itself stood still, on a machine that is too busy, is nobody else's delay: of each such time one step counts.
 */
export function within<T>(ms: number, what: string, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = countDown(ms, () => {
      reject(new DeadlineError(`${what}: not within ${formatDuration(ms)}`));
    });
    promise.then(resolve, reject).finally(cancel);
  });
}

/** What has arrived when the time is up is read before the end is told. Returns what keeps the end from coming. */
function countDown(ms: number, end: () => void): () => void {
  let left = ms;
  let timer: NodeJS.Timeout;
  const step = (): void => {
    const next = Math.min(stepMs, left);
    left -= next;
    timer = setTimeout(left > 0 ? step : () => setImmediate(end), next);
  };
  step();
  return () => {
    clearTimeout(timer);
  };
}

/** The silence window: nothing to wait for, only time in which nothing may come. */
export async function silence(ms: number): Promise<void> {
  await pause(ms);
}

/** A duration as people say it: `250 ms`, `2 s`. */
export function formatDuration(ms: number): string {
  return ms < 1000 ? `${ms} ms` : `${Number((ms / 1000).toFixed(1))} s`;
}
