import type { RequirementSet } from '../specification/requirements';
import { evidenceOf, type Evidence } from './evidence';
import { readLane, type LaneRun, type ScenarioRun } from './lane-run';
import { anythingRan, outcomeOf, totalsOf } from './outcome';
import { requirementVerdict } from './requirement-verdict';
import type { Environment, Suite, Target, Verdict } from './schema';
import { isExpired, type Deviation } from './status';

/** What Cucumber's messages cannot know about a run. */
export interface Facts {
  readonly suite: Suite;
  readonly target: Target;
  readonly environment: Environment;
  readonly deviations: readonly Deviation[];
  /** The day of the run: what was to hold until an earlier one excuses nothing. */
  readonly today: string;
  /** For people: what was found out about the target that no scenario says. */
  readonly findings?: readonly string[];
  readonly deaths?: NonNullable<Verdict['deaths']>;
  /** Ids of the requirements that were asked for; undefined means all. */
  readonly selected?: readonly string[];
  /** Whether a SHOULD that fails makes the target not conformant. */
  readonly strict: boolean;
  /** What ended the run early. */
  readonly interrupted?: string;
  readonly durationMs: number;
}

/** A run as the verdict sees it. */
export interface Run {
  readonly requirements: RequirementSet;
  readonly runs: readonly LaneRun[];
  readonly facts: Facts;
}

/**
 * Judges a run, and hands back beside the verdict the texts of its evidence.
 * Throws if the messages contradict themselves or hold a ledger that is none.
 */
export function toVerdict(run: Run): { verdict: Verdict; evidence: Evidence[] } {
  const { facts } = run;
  const lanes = run.runs.map(readLane);
  const scenarios = lanes.flatMap((lane) => lane.scenarios);
  const { requirements, evidence } = judge(run, scenarios);
  const expiredDeviations = expired(facts, requirements);
  const problems = [
    ...lanes.flatMap((lane) => lane.problems),
    ...strayScenarios(run, scenarios),
    ...(anythingRan(requirements) ? [] : ['nothing ran: no scenario passed or failed']),
  ];
  const judged = {
    schemaVersion: '1.0' as const,
    suite: facts.suite,
    target: facts.target,
    environment: facts.environment,
    totals: totalsOf(requirements),
    requirements,
    problems,
    ...(facts.findings && facts.findings.length > 0 && { findings: [...facts.findings] }),
    ...(expiredDeviations.length > 0 && { expiredDeviations }),
    ...(facts.deaths && facts.deaths.length > 0 && { deaths: facts.deaths }),
    ...(facts.interrupted !== undefined && { interrupted: facts.interrupted }),
    durationMs: facts.durationMs,
  };
  const verdict = { ...judged, outcome: outcomeOf(judged, facts.strict) };
  return { verdict, evidence };
}

function judge(
  { requirements, facts }: Run,
  scenarios: readonly ScenarioRun[],
): { requirements: Verdict['requirements']; evidence: Evidence[] } {
  const judged = requirements.requirements.map((requirement) => {
    const { id } = requirement;
    const own = scenarios.filter((scenario) => requirementIds(scenario).includes(id));
    const deviations = facts.deviations.filter(
      (one) => one.requirement === id && !isExpired(one, facts.today),
    );
    return { requirement, scenarios: own, deviations, evidence: evidenceOf(id, own) };
  });
  const listed = judged.filter(
    ({ requirement, scenarios: own }) =>
      own.length > 0 || (facts.selected?.includes(requirement.id) ?? true),
  );
  return {
    requirements: listed.map(requirementVerdict),
    evidence: judged.flatMap(({ evidence }) => [...evidence.values()]),
  };
}

function requirementIds({ tags }: ScenarioRun): string[] {
  return tags.filter((tag) => /^@[A-Z]{2}-\d{2}$/.test(tag)).map((tag) => tag.slice(1));
}

/** A scenario that no requirement of the set counts would be lost without a word. */
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

/** Who has put off a decision until a day has to take it then. */
function expired(
  { deviations, today }: Facts,
  requirements: Verdict['requirements'],
): NonNullable<Verdict['expiredDeviations']> {
  const judged = requirements.map(({ id }) => id);
  return deviations
    .filter((one) => isExpired(one, today) && judged.includes(one.requirement))
    .map(({ requirement, reason, until = '', at }) => {
      const advice = 'fix what it excuses and remove it, or give it a later day';
      const message = `${at}: the deviation of ${requirement} held until ${until}: ${advice} (${reason})`;
      return { requirement, message };
    });
}
