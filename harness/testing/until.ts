import { setTimeout as pause } from 'node:timers/promises';

const pauseMs = 25;

/** Waits until a condition holds. Throws after `ms` milliseconds, naming what was waited for. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  ms = 20_000,
): Promise<void> {
  const deadline = Date.now() + ms;
  while (!(await holds())) {
    if (Date.now() >= deadline) throw new Error(`${what}: not within ${String(ms)} ms`);
    await pause(pauseMs);
  }
}
