import type { ScenarioStatus, Status } from './schema';

/** A failure that a target's owners know: reasoned and dated. Without lanes it is of all lanes, without scenarios of all of them. */
export interface Deviation {
  readonly requirement: string;
  readonly reason: string;
  readonly lanes?: readonly string[];
  /** Titles. */
  readonly scenarios?: readonly string[];
  readonly issue?: string;
  /** The day on which it was listed, as all days here: `2027-01-31`. */
  readonly since: string;
  /** The last day on which it excuses anything; left out, it has none. */
  readonly until?: string;
  /** Where it is listed, as `file:line:column`. */
  readonly at: string;
}

/** A scenario of a requirement, as it went in a lane. */
export interface Outcome {
  readonly lane: string;
  readonly name: string;
  readonly status: ScenarioStatus;
}

/** The status of several scenarios, or of several lanes, taken together. */
export function combined(statuses: readonly ScenarioStatus[]): ScenarioStatus {
  const order = ['failed', 'flaky', 'not-run', 'passed'] as const;
  return order.find((status) => statuses.includes(status)) ?? 'not-applicable';
}

/** The status of a requirement whose deviations are listed. */
export function withDeviations(
  outcomes: readonly Outcome[],
  deviations: readonly Deviation[],
): Status {
  if (deviations.some((deviation) => isStale(deviation, outcomes))) return 'unexpected-pass';
  const failing = outcomes.filter(({ status }) => status === 'failed');
  const isKnown = (outcome: Outcome): boolean =>
    deviations.some((deviation) => covers(deviation, outcome));
  if (failing.length > 0 && failing.every(isKnown)) return 'expected-failure';
  return combined(outcomes.map(({ status }) => status));
}

/**
 * Whether a deviation is there no more. Everything that could show it must have run: what only Redis can show does not
 * run on a machine that has none.
 */
export function isStale(deviation: Deviation, outcomes: readonly Outcome[]): boolean {
  const covered = outcomes.filter((outcome) => covers(deviation, outcome));
  return covered.length > 0 && covered.every(({ status }) => status === 'passed');
}

/** Whether the last day of a deviation is over. */
export function hasExpired({ until }: Deviation, today: string): boolean {
  return until !== undefined && until < today;
}

/** Whether a deviation is of a lane. */
export function isOfLane({ lanes }: Pick<Deviation, 'lanes'>, lane: string): boolean {
  return lanes?.includes(lane) ?? true;
}

/** Whether an outcome of a deviation's requirement is one that it speaks of. */
export function covers(
  deviation: Pick<Deviation, 'lanes' | 'scenarios'>,
  { lane, name }: Pick<Outcome, 'lane' | 'name'>,
): boolean {
  return isOfLane(deviation, lane) && (deviation.scenarios?.includes(name) ?? true);
}
