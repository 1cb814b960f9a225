import type { Requirement } from '../specification/requirements';
import type { Evidence } from './evidence';
import { partsOf } from './failure-message';
import type { ScenarioRun } from './lane-result';
import type { RequirementVerdict, ScenarioStatus, ScenarioVerdict, Status } from './schema';
import { combined, isStale, withDeviations, type Deviation } from './status';

/** Scenarios of a requirement in all lanes, with its deviations and evidence. */
export interface RequirementResults {
  readonly requirement: Requirement;
  readonly scenarios: readonly ScenarioRun[];
  readonly deviations: readonly Deviation[];
  readonly evidence: ReadonlyMap<ScenarioRun, Evidence>;
}

/** Verdict on a requirement from its scenarios in all lanes. */
export function requirementVerdict(judged: RequirementResults): RequirementVerdict {
  const { requirement, scenarios, deviations, evidence } = judged;
  const [first] = scenarios;
  if (!first) return unchecked(requirement);
  const lanes = statusByLane(scenarios);
  const status = withDeviations(scenarios, deviations);
  const reason = reasonFor(status, judged);
  return {
    ...identity(requirement),
    feature: first.feature,
    status,
    ...(reason !== '' && { reason }),
    lanes,
    scenarios: scenarios.map((scenario) => scenarioVerdict(scenario, evidence.get(scenario))),
  };
}

/** Excluded requirements are never applicable. Requirements that were not selected are counted, but make no run incomplete. */
function unchecked(requirement: Requirement): RequirementVerdict {
  const { excluded } = requirement;
  const status = excluded === undefined ? 'not-run' : 'not-applicable';
  const reason = excluded ?? 'none of its scenarios was selected';
  return { ...identity(requirement), status, reason, lanes: {}, scenarios: [] };
}

function identity({ id, level, title }: Requirement): Pick<Requirement, 'id' | 'level' | 'title'> {
  return { id, level, title };
}

function statusByLane(scenarios: readonly ScenarioRun[]): Record<string, ScenarioStatus> {
  const lanes = [...new Set(scenarios.map(({ lane }) => lane))];
  const statusIn = (name: string): ScenarioStatus =>
    combined(scenarios.filter(({ lane }) => lane === name).map(({ status }) => status));
  return Object.fromEntries(lanes.map((lane) => [lane, statusIn(lane)]));
}

const unjudged: readonly Status[] = ['blocked', 'inconclusive', 'not-run', 'not-applicable'];

function firstLineOf(message: string): string {
  return partsOf(message).rest.split('\n')[0] ?? '';
}

function reasonFor(status: Status, { scenarios, deviations }: RequirementResults): string {
  if (status === 'expected-failure') return deviations.map(described).join('; ');
  if (status === 'unexpected-pass') {
    const stale = deviations.filter((deviation) => isStale(deviation, scenarios));
    const listed = stale.map((one) => `${one.at}: ${described(one)}`).join('; ');
    return `no longer fails, remove the deviation: ${listed}`;
  }
  if (!unjudged.includes(status)) return '';
  const messages = scenarios.filter((s) => s.status === status).map(({ message = '' }) => message);
  const reasons = status === 'blocked' ? messages.map(firstLineOf) : messages;
  return [...new Set(reasons)].join('; ');
}

function described({ reason, issue, since, until }: Deviation): string {
  const details = [`since ${since}`, until && `until ${until}`, issue];
  return `${reason} (${details.filter((detail) => detail !== undefined).join(', ')})`;
}

function scenarioVerdict(run: ScenarioRun, evidence: Evidence | undefined): ScenarioVerdict {
  const { name, lane, status, durationMs, figures, message } = run;
  return {
    name,
    lane,
    status,
    durationMs,
    ...(figures && { figures: [...figures] }),
    ...(message !== undefined && { message }),
    evidence: evidence ? [evidence, evidence.program].flatMap((one) => one?.path ?? []) : [],
  };
}
