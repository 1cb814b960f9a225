import { setTimeout as pause } from 'node:timers/promises';

/** A wait that timed out. The message names what was awaited, and the time. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
}

/** A connection that ended while something was awaited on it. */
export class ConnectionLostError extends Error {
  override readonly name = 'ConnectionLostError';
}

/** Returns whether an error, or what caused it, is a deadline that was missed or a connection that ended. */
export function isTimeout(error: unknown): boolean {
  if (error instanceof DeadlineError || error instanceof ConnectionLostError) return true;
  return error instanceof Error && error.cause !== undefined && isTimeout(error.cause);
}

/** Milliseconds of one step, in which a deadline is counted. */
const stepMs = 100;

/**
 * Waits for `promise` for at most `ms` milliseconds, then throws DeadlineError. `what` is a noun phrase that names what is
 * awaited. If this process itself stands still on a busy machine, each standstill counts as one step only.
 */
export function within<T>(ms: number, what: string, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = countDown(ms, () => {
      reject(new DeadlineError(`timed out after ${formatDuration(ms)} waiting for ${what}`));
    });
    promise.then(resolve, reject).finally(cancel);
  });
}

/** Calls `end` after `ms` milliseconds, once everything that has arrived by then is read. Returns a function that cancels the call. */
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

/** Waits for a silence window: a time in which nothing may arrive. */
export async function silence(ms: number): Promise<void> {
  await pause(ms);
}

/** Returns a duration as human-readable text: `250 ms`, `2 s`. */
export function formatDuration(ms: number): string {
  return ms < 1000 ? `${ms} ms` : `${Number((ms / 1000).toFixed(1))} s`;
}
