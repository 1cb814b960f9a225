import { levelSchema, type Level } from '../../specification/requirements';
import type { Column, ComparisonRow } from '../../verdict/comparison';
import type { StatusCounts } from '../../verdict/schema';
import { byReadingOrder } from '../area';
import { coverageText, outcomeText } from '../verdict-text';

/** Overview of one verdict as pairs of name and value. */
export function overviewOf({ verdict }: Column): (readonly [name: string, value: string])[] {
  const { suite, environment, totals } = verdict;
  const levels = levelSchema.options.map((level): [Level, string] => [
    level,
    share(totals.byLevel[level]),
  ]);
  return [
    ['verdict', outcomeText(verdict)],
    ['covers', coverageText(verdict)],
    ...levels,
    ['backplane', environment.backplane],
    ['suite', `${suite.name} ${suite.version}`],
  ];
}

/** Passed requirements among those that apply: `134/135`. */
function share(counts: StatusCounts): string {
  const judged = Object.entries(counts).filter(([status]) => status !== 'not-applicable');
  const all = judged.reduce((sum, [, count]) => sum + count, 0);
  return `${counts.passed + counts['unexpected-pass']}/${all}`;
}

/** Rows by folder of the features, in reading order; requirements without a feature come last. */
export function byArea(rows: readonly ComparisonRow[]): Map<string, ComparisonRow[]> {
  const areas = [...new Set(rows.map(({ area }) => area))].sort(byReadingOrder);
  return new Map(areas.map((area) => [area, rows.filter((row) => row.area === area)]));
}
