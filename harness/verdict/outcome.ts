import type { Level } from '../specification/requirements';
import { type StatusCounts, type RequirementVerdict, type Verdict, statusSchema } from './schema';

/** How many requirements have each status, over all levels and by level. */
export function totalsOf(requirements: readonly RequirementVerdict[]): Verdict['totals'] {
  const at = (level: Level): StatusCounts =>
    countsOf(requirements.filter((r) => r.level === level));
  const byLevel = { MUST: at('MUST'), SHOULD: at('SHOULD'), MAY: at('MAY') };
  return { ...countsOf(requirements), byLevel };
}

/** Whether a target conforms. A requirement without scenarios is not claimed to be checked. */
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
  const broken = failed(MUST) + wronglyListed + (strict ? failed(SHOULD) : 0);
  if (broken > 0) return 'not-conformant';
  const scenarios = requirements.flatMap((requirement) => requirement.scenarios);
  const notRun = scenarios.some(({ status }) => status === 'not-run');
  const isIncomplete = notRun || interrupted !== undefined || problems.length > 0;
  return isIncomplete ? 'incomplete' : 'conformant';
}

/** Whether any scenario of a requirement was carried out. */
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
