import { evidenceOf, type Evidence } from './evidence';
import { readLane, type LaneRun, type ScenarioRun } from './lane-run';
import { anythingRan, outcomeOf, totalsOf } from './outcome';
import { requirementVerdict } from './requirement-verdict';
import type { RequirementSet } from './requirements';
import type { Environment, Suite, Target, Verdict } from './schema';
import type { Deviation } from './status';

/** What Cucumber's messages cannot know about a run. */
export interface Facts {
  readonly suite: Suite;
  readonly target: Target;
  readonly environment: Environment;
  readonly deviations: readonly Deviation[];
  /** For people: what was found out about the target that no scenario says. */
  readonly findings?: readonly string[];
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
  const problems = [
    ...lanes.flatMap((lane) => lane.problems),
    ...strayScenarios(run, scenarios),
    ...strayDeviations(run, scenarios),
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
    const deviations = facts.deviations.filter((deviation) => deviation.requirement === id);
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

/** A deviation that names what there is not would never be found stale. */
function strayDeviations(
  { requirements, facts }: Run,
  scenarios: readonly ScenarioRun[],
): string[] {
  const known = new Set(requirements.requirements.map(({ id }) => id));
  return facts.deviations.flatMap(({ requirement, scenarios: named = [] }) => {
    if (!known.has(requirement)) {
      return [`the deviation of ${requirement} names no requirement of the set`];
    }
    const own = scenarios.filter((scenario) => requirementIds(scenario).includes(requirement));
    const names = own.map(({ name }) => name);
    return named
      .filter((name) => own.length > 0 && !names.includes(name))
      .map((name) => `the deviation of ${requirement} names no scenario of it: "${name}"`);
  });
}
