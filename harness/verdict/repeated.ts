import { leastCoverage } from './coverage/coverage';
import type { Evidence } from './evidence';
import { overallOutcome, totalsOf } from './outcome';
import type {
  RequirementVerdict,
  ScenarioStatus,
  ScenarioVerdict,
  Status,
  Verdict,
} from './schema';
import { longest } from './slowest';
import { combined } from './status';

/** What a verdict on several runs depends on besides them. */
interface Settings {
  /** Whether a SHOULD that fails makes the target not conformant. */
  readonly strict: boolean;
  /** Why fewer runs than asked for have ended. */
  readonly interrupted?: string;
}

/**
 * Verdict on several runs of the same features against the same target. Requirements that failed in some of them only
 * are flaky. Throws without a run.
 */
export function repeated(
  runs: readonly Verdict[],
  { strict, interrupted: reason }: Settings,
): Verdict {
  const [first] = runs;
  if (!first) throw new Error('there is no run to judge');
  const requirements = first.requirements.map(({ id }) => {
    const same = runs.map((run) => run.requirements.find((one) => one.id === id));
    return requirementOver(same.filter((one) => one !== undefined));
  });
  const crashes = runs.flatMap((run) => run.crashes ?? []);
  const interrupted = reason ?? runs.find((run) => run.interrupted !== undefined)?.interrupted;
  const judged = {
    ...first,
    environment: { ...first.environment, runs: runs.length },
    requirements,
    coverage: leastCoverage(runs.map(({ coverage }) => coverage)),
    totals: totalsOf(requirements),
    problems: runs.flatMap(({ problems }, index) => problems.map((p) => `run ${index + 1}: ${p}`)),
    ...(crashes.length > 0 && { crashes }),
    ...(first.slowest && { slowest: longest(runs.flatMap(({ slowest = [] }) => slowest)) }),
    ...(interrupted !== undefined && { interrupted }),
    durationMs: runs.reduce((sum, { durationMs }) => sum + durationMs, 0),
  };
  return { ...judged, outcome: overallOutcome(judged, strict) };
}

function requirementOver(runs: readonly RequirementVerdict[]): RequirementVerdict {
  const [first] = runs as [RequirementVerdict];
  const status = statusOver(runs.map((run) => run.status));
  const scenarios = first.scenarios.map((scenario) =>
    scenarioOver(runs.flatMap((run) => sameScenario(run, scenario, first))),
  );
  const lanes = Object.keys(first.lanes).map((lane) => {
    const own = scenarios.filter((scenario) => scenario.lane === lane);
    return [lane, combined(own.map((scenario) => scenario.status))];
  });
  const { id, level, title, feature } = first;
  const { reason } = runs.find((run) => run.status === status) ?? {};
  return {
    id,
    level,
    title,
    ...(feature !== undefined && { feature }),
    status,
    ...(reason !== undefined && { reason }),
    lanes: Object.fromEntries(lanes) as RequirementVerdict['lanes'],
    scenarios,
  };
}

const failing: readonly Status[] = ['failed', 'expected-failure', 'unexpected-pass', 'flaky'];

function statusOver(statuses: readonly Status[]): Status {
  const [first] = statuses as [Status];
  if (statuses.every((status) => status === first)) return first;
  if (statuses.some((status) => failing.includes(status))) return 'flaky';
  return combined(statuses as ScenarioStatus[]);
}

/** Examples of an outline may share a title: the n-th with that title is one scenario in every run. */
function sameScenario(
  run: RequirementVerdict,
  scenario: ScenarioVerdict,
  { scenarios }: RequirementVerdict,
): ScenarioVerdict[] {
  const isSame = ({ lane, name }: ScenarioVerdict): boolean =>
    lane === scenario.lane && name === scenario.name;
  const nth = scenarios.filter(isSame).indexOf(scenario);
  return run.scenarios.filter(isSame).slice(nth, nth + 1);
}

function scenarioOver(runs: readonly ScenarioVerdict[]): ScenarioVerdict {
  const failed = runs.filter(({ status }) => status === 'failed');
  const [first] = runs as [ScenarioVerdict];
  const overall = combined(runs.map(({ status }) => status));
  const [shown = runs.find(({ status }) => status === overall) ?? first] = failed;
  if (failed.length === 0) return shown;
  return {
    ...shown,
    status: failed.length < runs.length ? 'flaky' : 'failed',
    failedRuns: failed.length,
    evidence: failed.flatMap(({ evidence }) => evidence),
  };
}

/** Verdict of one run with its paths relative to the folder above the folder of its reports. */
export function withEvidenceIn(folder: string, verdict: Verdict): Verdict {
  const moved = (scenario: ScenarioVerdict): ScenarioVerdict => ({
    ...scenario,
    evidence: scenario.evidence.map((path) => `${folder}/${path}`),
  });
  const requirements = verdict.requirements.map((requirement) => ({
    ...requirement,
    scenarios: requirement.scenarios.map(moved),
  }));
  const crashes = verdict.crashes?.map(({ log, ...crash }) => ({
    ...crash,
    ...(log !== undefined && { log: `${folder}/${log}` }),
  }));
  return { ...verdict, requirements, ...(crashes && { crashes }) };
}

/** Evidence of one run with its paths relative to the folder above the folder of its reports. */
export function evidenceMovedTo(folder: string, evidence: readonly Evidence[]): Evidence[] {
  return evidence.map(({ program, ...one }) => ({
    ...one,
    path: `${folder}/${one.path}`,
    ...(program && { program: { ...program, path: `${folder}/${program.path}` } }),
  }));
}
