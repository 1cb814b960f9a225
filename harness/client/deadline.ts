import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds of the deadlines in most steps. */
const usualMs = 5000;

/** A wait that timed out. The message names what was awaited, and the time. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
  /** Milliseconds of the deadline, if that is a shorter one of the server's own; 5000 otherwise. */
  readonly ms: number;

  constructor(message: string, { ms = usualMs, ...options }: ErrorOptions & { ms?: number } = {}) {
    super(message, options);
    this.ms = ms;
  }
}

/** A connection that ended while something was awaited on it. */
export class ConnectionLostError extends Error {
  override readonly name = 'ConnectionLostError';

  /** `reason` is Socket.IO's, if it is known: `io server disconnect` if the server has disconnected the client on purpose. */
  constructor(
    message: string,
    readonly reason?: string,
  ) {
    super(message);
  }
}

/**
 * Returns the milliseconds of the deadline that was missed if that is what an error, or its cause, is about, or the end of a
 * connection; undefined otherwise.
 */
export function missedDeadline(error: unknown): number | undefined {
  if (error instanceof DeadlineError) return error.ms;
  if (error instanceof ConnectionLostError) return usualMs;
  return error instanceof Error ? missedDeadline(error.cause) : undefined;
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
