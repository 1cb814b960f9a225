import type { Rank } from '../specification/requirements';
import {
  statusSchema,
  type RequirementVerdict,
  type ScenarioStatus,
  type StatusCounts,
  type Verdict,
} from './schema';

/** The parts of a verdict that decide its outcome. */
type Judged = Pick<
  Verdict,
  | 'requirements'
  | 'totals'
  | 'problems'
  | 'expiredDeviations'
  | 'interrupted'
  | 'noVerdict'
  | 'coverage'
  | 'crashes'
>;

/** Number of requirements with each status: all of the suite, by level, those of the lesson, and a team's own. */
export function totalsOf(requirements: readonly RequirementVerdict[]): Verdict['totals'] {
  const at = (level: Rank | undefined): StatusCounts =>
    countsOf(requirements.filter((r) => r.level === level));
  const byLevel = { MUST: at('MUST'), SHOULD: at('SHOULD'), MAY: at('MAY') };
  const ofSuite = requirements.filter((one) => !isOwn(one));
  return {
    ...countsOf(ofSuite),
    byLevel,
    lesson: at(undefined),
    ...(ofSuite.length < requirements.length && { own: at('OWN') }),
  };
}

/** Returns whether a requirement is one of the team's own features. */
export function isOwn({ level }: Pick<RequirementVerdict, 'level'>): boolean {
  return level === 'OWN';
}

/**
 * Outcome of a run. Requirements without scenarios do not count. A run in which a server crashed is never conformant. A Rule
 * of the lesson counts like a MUST, because it shows what MUST requirements promise; so does a requirement of a team's own.
 */
export function overallOutcome(
  { requirements, totals, problems, expiredDeviations = [], ...judged }: Judged,
  strict: boolean,
): Verdict['outcome'] {
  if (judged.noVerdict !== undefined) return 'no-verdict';
  const { MUST, SHOULD } = totals.byLevel;
  const failed = (counts: StatusCounts): number => counts.failed + counts.flaky;
  const stale = requirements.filter(({ status }) => status === 'unexpected-pass');
  const wronglyListed = stale.length + expiredDeviations.length;
  const own = totals.own ? failed(totals.own) : 0;
  const mandatory = failed(MUST) + failed(totals.lesson) + own;
  const broken = mandatory + wronglyListed + (strict ? failed(SHOULD) : 0);
  if (broken > 0) return 'not-conformant';
  return isIncomplete({ requirements, problems, ...judged }, strict) ? 'incomplete' : 'conformant';
}

/** Whether something is missing without which a run shows nothing: a requirement, a part of the run, or a server. */
function isIncomplete(
  {
    requirements,
    problems,
    interrupted,
    coverage,
    crashes = [],
  }: Omit<Judged, 'totals' | 'expiredDeviations'>,
  strict: boolean,
): boolean {
  return (
    requirements.some((one) => isUndecided(one, strict)) ||
    (coverage.required?.missing ?? []).length > 0 ||
    interrupted !== undefined ||
    problems.length + crashes.length > 0
  );
}

const isOpen = (status: ScenarioStatus): boolean =>
  status === 'blocked' || status === 'inconclusive';

/** Whether a scenario that applies did not run, or one that decides the outcome had no result. */
function isUndecided({ level, scenarios }: RequirementVerdict, strict: boolean): boolean {
  const decides =
    level === undefined || ['MUST', ...(strict ? ['SHOULD'] : []), 'OWN'].includes(level);
  return scenarios.some(({ status }) => status === 'not-run' || (decides && isOpen(status)));
}

/** Whether any scenario was executed, with or without a result. */
export function anythingRan(requirements: readonly RequirementVerdict[]): boolean {
  const scenarios = requirements.flatMap((requirement) => requirement.scenarios);
  return scenarios.some(({ status }) => status !== 'not-run' && status !== 'not-applicable');
}

function countsOf(requirements: readonly RequirementVerdict[]): StatusCounts {
  const entries = statusSchema.options.map((option) => [
    option,
    requirements.filter(({ status }) => status === option).length,
  ]);
  return Object.fromEntries(entries) as StatusCounts;
}
