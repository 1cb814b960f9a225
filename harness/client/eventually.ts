import { setTimeout as pause } from 'node:timers/promises';
import { Mismatch } from '../contract/mismatch';
import { DeadlineError, formatDuration } from './deadline';

/** Outcome of one try: `done` ends the tries, `received` says what came instead. */
export type Try<T> = { readonly done: T } | { readonly received: string };

/** Bounds of repeated tries, in milliseconds. */
export interface TryBounds {
  /** Time after which no other try begins. */
  readonly within: number;
  /** Pause between the end of one try and the beginning of the next; 25 ms if left out. */
  readonly every?: number;
}

const usualMs = 25;

/**
 * Tries until something holds, with a pause between two tries, and returns what the last try came to. Throws Mismatch with
 * what came instead if nothing held in time, and at once whatever a try throws.
 */
export async function eventually<T>(
  check: () => Promise<Try<T>> | Try<T>,
  { what, expected, ...bounds }: TryBounds & { readonly what: string; readonly expected: string },
): Promise<T> {
  const last = await untilDone(check, bounds);
  if ('done' in last) return last.done;
  throw new Mismatch(
    what,
    expected,
    `${last.received}, until ${formatDuration(bounds.within)} had passed`,
    { cause: new DeadlineError(`timed out after ${formatDuration(bounds.within)}`) },
  );
}

/** Tries until something holds or the time is up, at least once, and returns the outcome of the last try. */
export async function untilDone<T>(
  check: () => Promise<Try<T>> | Try<T>,
  { within, every = usualMs }: TryBounds,
): Promise<Try<T>> {
  const end = performance.now() + within;
  for (;;) {
    const outcome = await check();
    const left = end - performance.now();
    if ('done' in outcome || left <= 0) return outcome;
    await pause(Math.min(every, left));
  }
}
