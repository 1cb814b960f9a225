import { channel } from 'node:diagnostics_channel';

/** Something that took time, for the timeline of a run. Times are in milliseconds since 1970. */
export interface Span {
  readonly name: string;
  /** Scenario that it belongs to, as Cucumber's testCaseStartedId; a part of the run itself, if left out. */
  readonly scenario?: string;
  readonly start: number;
  readonly end: number;
}

/** Channel of all spans. Nothing is measured while nobody subscribes to it. */
export const spans = channel('rooms-conformance.spans');

/** Does some work, publishes how long it took, and returns its result. */
export async function spanned<Result>(
  span: Pick<Span, 'name' | 'scenario'>,
  work: () => Promise<Result>,
): Promise<Result> {
  if (!spans.hasSubscribers) return await work();
  const start = now();
  try {
    return await work();
  } finally {
    spans.publish({ ...span, start, end: now() } satisfies Span);
  }
}

function now(): number {
  return performance.timeOrigin + performance.now();
}
