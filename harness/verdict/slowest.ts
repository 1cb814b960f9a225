import { TimeConversion, type TestCaseStarted } from '@cucumber/messages';
import type { Query } from '@cucumber/query';
import { queryOf, type LaneMessages } from './lane-result';
import type { Verdict } from './schema';

const most = 10;

/** Scenarios that took longest, over all lanes. */
type Slowest = NonNullable<Verdict['slowest']>;

interface Timed {
  readonly lane: string;
  readonly query: Query;
  readonly started: TestCaseStarted;
  readonly durationMs: number;
}

/** Returns the ten scenarios that took longest, the longest first, each with the step that most of the time went into. */
export function slowestIn(runs: readonly LaneMessages[]): Slowest {
  const timed = runs.flatMap(({ lane, envelopes }) => timedIn(lane, queryOf(envelopes)));
  return longest(timed).map(({ lane, query, started, durationMs }) => {
    const { name: scenario = '', uri: feature = '' } = query.findPickleBy(started) ?? {};
    return { lane, feature, scenario, durationMs, ...slowestStep(query, started) };
  });
}

/** Returns the ten that took longest, the longest first. */
export function longest<Item extends { readonly durationMs: number }>(
  items: readonly Item[],
): Item[] {
  return [...items].sort((one, other) => other.durationMs - one.durationMs).slice(0, most);
}

function timedIn(lane: string, query: Query): Timed[] {
  return query.findAllTestCaseStarted().flatMap((started) => {
    const duration = query.findTestCaseDurationBy(started);
    if (!duration) return [];
    return [{ lane, query, started, durationMs: TimeConversion.durationToMilliseconds(duration) }];
  });
}

function slowestStep(
  query: Query,
  started: TestCaseStarted,
): Pick<Slowest[number], 'step' | 'stepMs'> {
  const steps = query
    .findTestStepFinishedAndTestStepBy(started)
    .map(([{ testStepResult }, step]) => {
      const name = query.findPickleStepBy(step)?.text ?? query.findHookBy(step)?.name ?? 'a hook';
      return { step: name, stepMs: TimeConversion.durationToMilliseconds(testStepResult.duration) };
    });
  const [slowest] = steps.sort((one, other) => other.stepMs - one.stepMs);
  return slowest ?? { step: 'no step', stepMs: 0 };
}
