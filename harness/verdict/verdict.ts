import type { RequirementSet } from '../specification/requirements';
import { requirementIn } from '../specification/specification';
import { coverageOf } from './coverage/coverage';
import { needsOf } from './coverage/needs';
import type { Profile } from './coverage/profiles';
import { evidenceOf, type Evidence } from './evidence';
import { listedEventsIn } from './listed-events';
import { readLane, type LaneMessages, type LaneResult, type ScenarioRun } from './lane-result';
import { anythingRan, overallOutcome, totalsOf } from './outcome';
import { requirementVerdict } from './requirement-verdict';
import type { Coverage, RunEnvironment, Suite, TestedTarget, Verdict } from './schema';
import { slowestIn } from './slowest';
import { hasExpired, type Deviation } from './status';

/** Data of a run that Cucumber's messages do not contain. */
export interface RunMetadata {
  readonly suite: Suite;
  readonly target: TestedTarget;
  readonly environment: RunEnvironment;
  readonly deviations: readonly Deviation[];
  /** Day of the run, `2027-01-31`: deviations that ended before it are expired. */
  readonly today: string;
  /** Human-readable observations about the target that belong to no scenario. */
  readonly findings?: readonly string[];
  readonly crashes?: NonNullable<Verdict['crashes']>;
  /** Ids of the selected requirements; undefined means all. */
  readonly selected?: readonly string[];
  /** Profile without whose requirements the run is incomplete. */
  readonly requiredProfile?: Profile;
  /** Whether a SHOULD that fails makes the target not conformant. */
  readonly strict: boolean;
  /** Human-readable reason why the run ended early. */
  readonly interrupted?: string;
  /** Human-readable reason why no scenario could run. */
  readonly noVerdict?: string;
  readonly durationMs: number;
}

/** Everything that a verdict is made of. */
export interface Run {
  readonly requirements: RequirementSet;
  readonly runs: readonly LaneMessages[];
  readonly metadata: RunMetadata;
}

/**
 * Judges a run; returns the verdict and the texts of its evidence.
 * Throws if the messages contradict each other or contain an invalid ledger.
 */
export function toVerdict(run: Run): { verdict: Verdict; evidence: Evidence[] } {
  const { metadata } = run;
  const lanes = run.runs.map(readLane);
  const scenarios = lanes.flatMap((lane) => lane.scenarios);
  const { requirements, evidence } = judge(run, scenarios);
  const expiredDeviations = expired(metadata, requirements);
  const problems = [
    ...strayScenarios(run, scenarios),
    // What a run that was cut short lacks at its end says nothing more than that.
    ...(isCutShort(metadata) ? [] : problemsOf(lanes, requirements)),
  ];
  const judged = {
    schemaVersion: '1.0' as const,
    suite: metadata.suite,
    target: metadata.target,
    environment: metadata.environment,
    coverage: coverageIn(run, requirements),
    totals: totalsOf(requirements),
    requirements,
    problems,
    ...(metadata.findings && metadata.findings.length > 0 && { findings: [...metadata.findings] }),
    ...listedEventsIn(lanes),
    ...(expiredDeviations.length > 0 && { expiredDeviations }),
    ...(metadata.crashes && metadata.crashes.length > 0 && { crashes: metadata.crashes }),
    slowest: slowestIn(run.runs),
    ...endOf(metadata),
    durationMs: metadata.durationMs,
  };
  const verdict = { ...judged, outcome: overallOutcome(judged, metadata.strict) };
  return { verdict, evidence };
}

function problemsOf(
  lanes: readonly LaneResult[],
  requirements: Verdict['requirements'],
): readonly string[] {
  const nothing = anythingRan(requirements) ? [] : ['nothing ran: no scenario was executed'];
  return [...lanes.flatMap((lane) => lane.problems), ...nothing];
}

function isCutShort({ interrupted, noVerdict }: RunMetadata): boolean {
  return interrupted !== undefined || noVerdict !== undefined;
}

/** What ended the run, if it did not end by itself. */
function endOf({
  interrupted,
  noVerdict,
}: RunMetadata): Pick<Verdict, 'interrupted' | 'noVerdict'> {
  return {
    ...(interrupted !== undefined && { interrupted }),
    ...(noVerdict !== undefined && { noVerdict }),
  };
}

function coverageIn(
  { requirements: { requirements: set }, runs, metadata: { requiredProfile } }: Run,
  requirements: Verdict['requirements'],
): Coverage {
  const envelopes = runs.flatMap((run) => run.envelopes);
  const needs = needsOf(envelopes, set);
  return coverageOf({ set, requirements, needs, ...(requiredProfile && { requiredProfile }) });
}

function judge(
  { requirements, metadata }: Run,
  scenarios: readonly ScenarioRun[],
): { requirements: Verdict['requirements']; evidence: Evidence[] } {
  const byRequirement = scenariosByRequirement(scenarios);
  const judged = requirements.requirements.map((requirement) => {
    const { id } = requirement;
    const own = byRequirement.get(id) ?? [];
    const deviations = metadata.deviations.filter(
      (one) => one.requirement === id && !hasExpired(one, metadata.today),
    );
    return { requirement, scenarios: own, deviations, evidence: evidenceOf(id, own) };
  });
  const listed = judged.filter(
    ({ requirement, scenarios: own }) =>
      own.length > 0 || (metadata.selected?.includes(requirement.id) ?? true),
  );
  return {
    requirements: listed.map(requirementVerdict),
    evidence: judged.flatMap(({ evidence }) => [...evidence.values()]),
  };
}

function scenariosByRequirement(scenarios: readonly ScenarioRun[]): Map<string, ScenarioRun[]> {
  const found = new Map<string, ScenarioRun[]>();
  for (const scenario of scenarios)
    for (const id of new Set(requirementIds(scenario)))
      found.set(id, [...(found.get(id) ?? []), scenario]);
  return found;
}

function requirementIds({ tags }: ScenarioRun): string[] {
  return tags.flatMap((tag) => requirementIn(tag) ?? []);
}

/** Scenarios without exactly one known requirement: without this problem, nobody would notice that they do not count. */
function strayScenarios({ requirements }: Run, scenarios: readonly ScenarioRun[]): string[] {
  const known = new Set(requirements.requirements.map(({ id }) => id));
  return scenarios.flatMap((scenario) => {
    const ids = requirementIds(scenario);
    if (ids.length === 1 && ids.every((id) => known.has(id))) return [];
    const tagged = ids.length === 0 ? 'no requirement' : ids.join(' and ');
    const place = `${scenario.lane}: ${scenario.feature}: "${scenario.name}"`;
    const expected = `one requirement of set ${requirements.set}`;
    return [`${place} is tagged with ${tagged}, expected exactly ${expected}`];
  });
}

/** Expired deviations of the judged requirements, with their places. */
function expired(
  { deviations, today }: RunMetadata,
  requirements: Verdict['requirements'],
): NonNullable<Verdict['expiredDeviations']> {
  const judged = requirements.map(({ id }) => id);
  return deviations
    .filter((one) => hasExpired(one, today) && judged.includes(one.requirement))
    .map(({ requirement, reason, until = '', at }) => {
      const advice = 'fix the failure and remove the deviation, or give it a later day';
      const message = `${at}: the deviation of ${requirement} expired after ${until}: ${advice} (${reason})`;
      return { requirement, message };
    });
}
