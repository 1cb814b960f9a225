import { levelSchema } from '../../specification/requirements';
import { losses, type Column, type Comparison, type Loss } from '../../verdict/comparison';
import { statusText } from '../status-text';
import { oneLine, plain } from '../plain-text';
import { overviewOf } from './comparison-overview';

/** The comparison as a terminal shows it: what each verdict says as a whole, and what is worse in it than in the first. */
export function comparisonSummary(comparison: Comparison): string {
  const [first, ...others] = comparison.columns as [Column, ...Column[]];
  const lost = levelSchema.options.flatMap((level) => losses(comparison, level));
  const lines = [
    overall(first),
    ...comparison.caveats,
    ...others.flatMap((column) => {
      const own = lost.filter((loss) => loss.column === column);
      return ['', overall(column), ...worse(own, first)];
    }),
  ];
  return `${lines.map((line) => plain(line)).join('\n')}\n`;
}

function overall(column: Column): string {
  const facts = overviewOf(column).map(([name, value]) => `${name} ${value}`);
  return oneLine(`${column.name}: ${facts.join(', ')}`);
}

/** What is not claimed is named by its ids only: for another implementation that may be half of all. */
function worse(lost: readonly Loss[], first: Column): string[] {
  if (lost.length === 0) return [oneLine(`  nothing is worse than in ${first.name}`)];
  const dropped = lost.filter(({ after }) => after === 'not-applicable').map(({ row }) => row.id);
  const others = lost.filter(({ after }) => after !== 'not-applicable').map(lineOf);
  return [...others, ...(dropped.length > 0 ? [`  not claimed: ${dropped.join(', ')}`] : [])];
}

function lineOf({ row, before, after }: Loss): string {
  const { id, level, title } = row;
  const then = after === 'absent' ? 'absent' : statusText(after);
  return `  ${oneLine(`${id} ${level} ${statusText(before)}, here ${then}: ${title}`)}`;
}
