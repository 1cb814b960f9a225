import { levelSchema, type Level } from '../../specification/requirements';
import type { Column, ComparisonRow } from '../../verdict/comparison';
import type { StatusCounts } from '../../verdict/schema';
import { byReadingOrder } from '../area';
import { outcomeText } from '../verdict-text';

/** What one verdict says as a whole, each with what it is called. */
export function overviewOf({ verdict }: Column): (readonly [name: string, value: string])[] {
  const { suite, environment, totals } = verdict;
  const levels = levelSchema.options.map((level): [Level, string] => [
    level,
    share(totals.byLevel[level]),
  ]);
  return [
    ['verdict', outcomeText(verdict)],
    ...levels,
    ['backplane', environment.backplane],
    ['suite', `${suite.name} ${suite.version}`],
  ];
}

/** How many of those that were claimed and checked hold. */
export function share(counts: StatusCounts): string {
  const judged = Object.entries(counts).filter(([status]) => status !== 'not-applicable');
  const all = judged.reduce((sum, [, count]) => sum + count, 0);
  return `${counts.passed + counts['unexpected-pass']}/${all}`;
}

/** The rows by folder of the features, in the order in which they are read; what no feature states comes last. */
export function byArea(rows: readonly ComparisonRow[]): Map<string, ComparisonRow[]> {
  const areas = [...new Set(rows.map(({ area }) => area))].sort(byReadingOrder);
  return new Map(areas.map((area) => [area, rows.filter((row) => row.area === area)]));
}
