import { isDeepStrictEqual } from 'node:util';
import { valueAt } from './json-path';
import type { Delivery } from './operations';

/** An event as it arrived. */
interface ReceivedEvent {
  readonly event: string;
  readonly args: readonly unknown[];
}

/** Returns whether an event is of a kind: its name, and the values that tell it from others of this name. */
export function isDelivery({ event, args }: ReceivedEvent, delivery: Delivery): boolean {
  const { where = {} } = delivery;
  return (
    event === delivery.event &&
    Object.entries(where).every(([path, value]) => isDeepStrictEqual(valueAt(args, path), value))
  );
}
