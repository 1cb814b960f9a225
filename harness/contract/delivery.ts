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

/** Returns how a received value is compared with the expected one: a text may stand inside a template. */
export function comparison(
  template: string | undefined,
): (received: unknown, expected: unknown) => boolean {
  if (template === undefined) return isDeepStrictEqual;
  const [before = '', after = ''] = template.split('{body}').map(patternOf);
  return (received, expected) =>
    typeof received === 'string' && typeof expected === 'string'
      ? new RegExp(`^${before}${patternOf(expected)}${after}$`, 's').test(received)
      : isDeepStrictEqual(received, expected);
}

/** Source of a regular expression for a text in which other placeholders stand for anything. */
function patternOf(text: string): string {
  return text
    .split(/\{[\w.]+\}/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join('.*');
}
