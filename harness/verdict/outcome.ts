import type { Level } from '../specification/requirements';
import { type StatusCounts, type RequirementVerdict, type Verdict, statusSchema } from './schema';

/** Number of requirements with each status: all of them, by level, and those of the lesson. */
export function totalsOf(requirements: readonly RequirementVerdict[]): Verdict['totals'] {
  const at = (level: Level | undefined): StatusCounts =>
    countsOf(requirements.filter((r) => r.level === level));
  const byLevel = { MUST: at('MUST'), SHOULD: at('SHOULD'), MAY: at('MAY') };
  return { ...countsOf(requirements), byLevel, lesson: at(undefined) };
}

/**
 * Outcome of a run. Requirements without scenarios do not count. A Rule of the lesson counts like a MUST, because it shows
 * what MUST requirements promise.
 */
export function overallOutcome(
  {
    requirements,
    totals,
    problems,
    expiredDeviations = [],
    interrupted,
  }: Pick<Verdict, 'requirements' | 'totals' | 'problems' | 'expiredDeviations' | 'interrupted'>,
  strict: boolean,
): Verdict['outcome'] {
  const { MUST, SHOULD } = totals.byLevel;
  const failed = (counts: StatusCounts): number => counts.failed + counts.flaky;
  const wronglyListed = totals['unexpected-pass'] + expiredDeviations.length;
  const mandatory = failed(MUST) + failed(totals.lesson);
  const broken = mandatory + wronglyListed + (strict ? failed(SHOULD) : 0);
  if (broken > 0) return 'not-conformant';
  const scenarios = requirements.flatMap((requirement) => requirement.scenarios);
  const notRun = scenarios.some(({ status }) => status === 'not-run');
  const isIncomplete = notRun || interrupted !== undefined || problems.length > 0;
  return isIncomplete ? 'incomplete' : 'conformant';
}

/** Whether any scenario passed or failed. */
export function anythingRan(requirements: readonly RequirementVerdict[]): boolean {
  const scenarios = requirements.flatMap((requirement) => requirement.scenarios);
  return scenarios.some(({ status }) => status === 'passed' || status === 'failed');
}

function countsOf(requirements: readonly RequirementVerdict[]): StatusCounts {
  const entries = statusSchema.options.map((option) => [
    option,
    requirements.filter(({ status }) => status === option).length,
  ]);
  return Object.fromEntries(entries) as StatusCounts;
}
