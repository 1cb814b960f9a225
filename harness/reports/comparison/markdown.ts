import { differs, type Comparison, type Row } from '../../verdict/comparison';
import type { Status } from '../../verdict/schema';
import { areaName } from '../area';
import { statusWords } from '../html/status-badges';
import { table } from '../markdown';
import { byArea, factsOf } from './comparison-facts';

/** Words tell more than signs in a table that a terminal or a diff shows; what passed is said by the shortest. */
const shown = (status: Status | undefined): string =>
  status === undefined ? '' : status === 'passed' ? '✓' : statusWords(status);

/** The comparison as Markdown: what each verdict says as a whole, then every requirement. */
export function comparisonMarkdown(comparison: Comparison): string {
  const { columns, rows, caveats } = comparison;
  const names = columns.map(({ name }) => name);
  const facts = columns.map((column) => factsOf(column));
  const titles = facts[0]?.map(([title]) => title) ?? [];
  const overall = facts.map((own, index) => [names[index] ?? '', ...own.map(([, value]) => value)]);
  const areas = [...byArea(rows)].map(([area, own]) => [
    `### ${areaName(area)}`,
    table(['', 'level', 'requirement', ...names], own.map(line)),
  ]);
  const differing = rows.filter(differs).length;
  return `${[
    table(['', ...titles], overall),
    ...caveats,
    `${rows.length} requirements; the verdicts differ in ${differing}. ✓ is passed.`,
    ...areas.flat(),
  ].join('\n\n')}\n`;
}

function line({ id, level, title, cells }: Row): string[] {
  return [id, level, title, ...cells.map((cell) => shown(cell?.status))];
}
