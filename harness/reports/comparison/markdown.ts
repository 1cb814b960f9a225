import { levelName } from '../../specification/requirements';
import { differs, type Comparison, type ComparisonRow } from '../../verdict/comparison';
import type { Status } from '../../verdict/schema';
import { areaName } from '../area';
import { statusText } from '../status-text';
import { markdownTable } from '../markdown';
import { counted } from '../plain-text';
import { byArea, overviewOf } from './comparison-overview';

/** Text reads better than signs in a terminal or a diff; the most frequent status is the shortest. */
const shown = (status: Status | undefined): string =>
  status === undefined ? '' : status === 'passed' ? '✓' : statusText(status);

/** The comparison as Markdown: an overview of each verdict, then every requirement. */
export function comparisonMarkdown(comparison: Comparison): string {
  const { columns, rows, caveats } = comparison;
  const names = columns.map(({ name }) => name);
  const facts = columns.map((column) => overviewOf(column));
  const titles = facts[0]?.map(([title]) => title) ?? [];
  const overall = facts.map((own, index) => [names[index] ?? '', ...own.map(([, value]) => value)]);
  const areas = [...byArea(rows)].map(([area, own]) => [
    `### ${areaName(area)}`,
    markdownTable(['', 'level', 'requirement', ...names], own.map(line)),
  ]);
  const differing = rows.filter(differs).length;
  return `${[
    markdownTable(['', ...titles], overall),
    ...caveats,
    `${counted(rows.length, 'requirement')}; the verdicts differ in ${differing}. ✓ means passed.`,
    ...areas.flat(),
  ].join('\n\n')}\n`;
}

function line({ id, level, title, cells }: ComparisonRow): string[] {
  return [id, levelName(level), title, ...cells.map((cell) => shown(cell?.status))];
}
