import { isAcknowledge } from './answer';

/**
 * Acknowledges with the arguments as they were sent. Listens on the socket itself: Nest passes several arguments as one
 * array, so that a handler cannot distinguish `emit('reflect', 1, 2)` from `emit('reflect', [1, 2])` (`IoAdapter.mapPayload`).
 */
export function reflect(...args: unknown[]): void {
  const acknowledge = args.at(-1);
  if (isAcknowledge(acknowledge)) acknowledge({ ok: true, args: args.slice(0, -1) });
}
