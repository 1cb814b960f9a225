import { TimeConversion, type Duration, type Envelope, type Timestamp } from '@cucumber/messages';
import type { Span } from '../../contract/spans';
import { queryOf } from '../../verdict/lane-result';

/** An event of the trace event format, which Perfetto and Chrome open. Times are in microseconds. */
export interface TraceEvent {
  readonly name: string;
  readonly cat?: string;
  /** `X` for something that took time, `M` for the name of a row. */
  readonly ph: 'X' | 'M';
  readonly ts?: number;
  readonly dur?: number;
  readonly pid: 1;
  /** Row: 0 for the run itself, then one for each part of a lane. */
  readonly tid: number;
  readonly args?: Readonly<Record<string, string>>;
}

/** Messages of a part of a lane, and its name. */
export interface TimedPart {
  readonly name: string;
  readonly envelopes: readonly Envelope[];
}

const phases: Readonly<Record<string, string>> = {
  Context: 'connect',
  Action: 'act',
  Outcome: 'verdict',
};

/**
 * Returns the timeline of a run: its own phases in the first row, and in a row for each part of a lane its scenarios, with
 * their steps and fences below them.
 * Source: https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU (Trace Event Format)
 */
export function traceEvents(parts: readonly TimedPart[], spans: readonly Span[]): TraceEvent[] {
  const own = spans.filter(({ scenario }) => scenario === undefined);
  return [
    named(0, 'run'),
    ...own.map((span) => spanEvent(span, { tid: 0, cat: 'run' })),
    ...parts.flatMap((part, index) => partEvents(part, index + 1, spans)),
  ];
}

function partEvents(
  { name, envelopes }: TimedPart,
  tid: number,
  spans: readonly Span[],
): TraceEvent[] {
  const query = queryOf(envelopes);
  const started = query.findAllTestCaseStarted();
  const ids = new Set(started.map(({ id }) => id));
  const scenarios = started.flatMap((one) => {
    const duration = query.findTestCaseDurationBy(one);
    const { name: scenario = '', uri = '' } = query.findPickleBy(one) ?? {};
    const event = { name: scenario, tid, cat: 'scenario', args: { feature: uri } };
    const steps = query.findTestStepFinishedAndTestStepBy(one).map(([finished, step]) => {
      const { text = query.findHookBy(step)?.name ?? 'hook', type = '' } =
        query.findPickleStepBy(step) ?? {};
      const { testStepResult, timestamp } = finished;
      const stepEvent = { name: text, tid, cat: phases[type] ?? 'hook' };
      return ended(stepEvent, timestamp, testStepResult.duration);
    });
    return duration ? [begun(event, one.timestamp, duration), ...steps] : steps;
  });
  const fences = spans.filter(({ scenario }) => scenario !== undefined && ids.has(scenario));
  return [
    named(tid, name),
    ...scenarios,
    ...fences.map((span) => spanEvent(span, { tid, cat: 'fence' })),
  ];
}

type Labels = Pick<TraceEvent, 'name' | 'tid' | 'cat' | 'args'>;

function named(tid: number, name: string): TraceEvent {
  return { name: 'thread_name', ph: 'M', pid: 1, tid, args: { name } };
}

function spanEvent({ name, start, end }: Span, labels: Omit<Labels, 'name'>): TraceEvent {
  return { ...labels, name, ph: 'X', pid: 1, ts: start * 1000, dur: (end - start) * 1000 };
}

function begun(labels: Labels, at: Timestamp, duration: Duration): TraceEvent {
  return { ...labels, ph: 'X', pid: 1, ts: micros(at), dur: durationMicros(duration) };
}

function ended(labels: Labels, at: Timestamp, duration: Duration): TraceEvent {
  const dur = durationMicros(duration);
  return { ...labels, ph: 'X', pid: 1, ts: micros(at) - dur, dur };
}

function micros(timestamp: Timestamp): number {
  return TimeConversion.timestampToMillisecondsSinceEpoch(timestamp) * 1000;
}

function durationMicros(duration: Duration): number {
  return TimeConversion.durationToMilliseconds(duration) * 1000;
}
