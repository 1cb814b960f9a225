import { setTimeout as pause } from 'node:timers/promises';

/** Lets every connected client receive for a number of milliseconds. It proves nothing by itself: only a comparison does. */
export async function listenFor(ms: number): Promise<void> {
  await pause(Math.max(0, ms));
}
