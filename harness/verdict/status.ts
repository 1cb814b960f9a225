import type { RequirementVerdict, ScenarioStatus, ScenarioVerdict, Status } from './schema';

/** A known failure of a target. Without lanes it covers all lanes, without scenarios all scenarios of its requirement. */
export interface Deviation {
  readonly requirement: string;
  readonly reason: string;
  readonly lanes?: readonly string[];
  /** Titles of scenarios. */
  readonly scenarios?: readonly string[];
  readonly issue?: string;
  /** Day on which it was listed: `2027-01-31`. */
  readonly since: string;
  /** Last day on which it is valid; without it, it never expires. */
  readonly until?: string;
  /** Where it is listed, as `file:line:column`. */
  readonly at: string;
  /** Whether some of its scenarios are not selected, so that nobody can say that it no longer fails. */
  readonly isPartlyRun?: boolean;
}

/** Status of a scenario in a lane. */
export interface Outcome {
  readonly lane: string;
  readonly name: string;
  readonly status: ScenarioStatus;
}

const stopped: readonly Status[] = ['failed', 'flaky', 'blocked', 'inconclusive'];

/** Whether a scenario ended early, by a failure of any kind, and so has a message and evidence. */
export function isStopped(status: Status): boolean {
  return stopped.includes(status);
}

/** Combined status of several scenarios or lanes. */
export function combined(statuses: readonly ScenarioStatus[]): ScenarioStatus {
  const order = ['failed', 'flaky', 'blocked', 'inconclusive', 'not-run', 'passed'] as const;
  return order.find((status) => statuses.includes(status)) ?? 'not-applicable';
}

/** Status of a requirement in view of its listed deviations. */
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
 * Whether a deviation no longer fails. Every scenario that it covers must have run: without Redis, for example, some do
 * not.
 */
export function isStale(deviation: Deviation, outcomes: readonly Outcome[]): boolean {
  if (deviation.isPartlyRun) return false;
  const covered = outcomes.filter((outcome) => covers(deviation, outcome));
  return covered.length > 0 && covered.every(({ status }) => status === 'passed');
}

/** Whether the last day of a deviation is before today, a day such as `2027-01-31`. */
export function hasExpired({ until }: Deviation, today: string): boolean {
  return until !== undefined && until < today;
}

/** Whether a deviation applies to a lane. */
export function isOfLane({ lanes }: Pick<Deviation, 'lanes'>, lane: string): boolean {
  return lanes?.includes(lane) ?? true;
}

/** Whether a deviation covers a scenario of its requirement in a lane. */
export function covers(
  deviation: Pick<Deviation, 'lanes' | 'scenarios'>,
  { lane, name }: Pick<Outcome, 'lane' | 'name'>,
): boolean {
  return isOfLane(deviation, lane) && (deviation.scenarios?.includes(name) ?? true);
}

/** Whether a scenario failed, in all runs or in some of them. */
export function hasFailed({ status }: ScenarioVerdict): boolean {
  return status === 'failed' || status === 'flaky';
}

/** Status of a scenario in view of its requirement: a failure that listed deviations cover is expected. */
export function shownStatus(requirement: RequirementVerdict, scenario: ScenarioVerdict): Status {
  const isExpected = requirement.status === 'expected-failure' && hasFailed(scenario);
  return isExpected ? 'expected-failure' : scenario.status;
}
