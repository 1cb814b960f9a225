import { isDeepStrictEqual } from 'node:util';
import { valueAt } from './json-path';
import type { Delivery } from './operations';

/** An event as it arrived. */
interface ReceivedEvent {
  readonly event: string;
  readonly args: readonly unknown[];
}

/** Returns how the body of a delivery is compared with what was sent: a text may stand inside a template. */
export function bodyComparison({
  template,
}: Pick<Delivery, 'template'>): (received: unknown, sent: unknown) => boolean {
  if (template === undefined) return isDeepStrictEqual;
  const [before = '', after = ''] = template.split('{body}');
  const fits = (text: string, sent: string, at: number): boolean =>
    at >= 0 && stands(before, text.slice(0, at)) && stands(after, text.slice(at + sent.length));
  return (received, sent) =>
    typeof received === 'string' && typeof sent === 'string'
      ? [received.indexOf(sent), received.lastIndexOf(sent)].some((at) => fits(received, sent, at))
      : isDeepStrictEqual(received, sent);
}

/** Returns whether a text is what stands around a body: placeholders may stand for anything. */
function stands(wrapping: string, text: string): boolean {
  return new RegExp(`^${patternOf(wrapping)}$`, 's').test(text);
}

function patternOf(wrapping: string): string {
  return wrapping
    .split(/\{[\w.]+\}/)
    .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join('.*');
}

/** Returns whether an event is of a kind: its name, and the values that tell it from others of this name. */
export function isDelivery({ event, args }: ReceivedEvent, delivery: Delivery): boolean {
  return event === delivery.event && hasValues(args, delivery.where);
}

/** Returns whether the arguments of an event or an acknowledgement have values at their paths. */
export function hasValues(
  args: readonly unknown[],
  where: Readonly<Record<string, unknown>> = {},
): boolean {
  return Object.entries(where).every(([path, value]) =>
    isDeepStrictEqual(valueAt(args, path), value),
  );
}
