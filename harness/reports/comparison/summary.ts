import { levelName } from '../../specification/requirements';
import {
  allLosses,
  shrinkages,
  type Column,
  type Comparison,
  type Loss,
  type Shrinkage,
} from '../../verdict/comparison';
import { statusText } from '../status-text';
import { oneLine } from '../plain-text';
import { plain } from '../../plain';
import { overviewOf } from './comparison-overview';

/** The comparison for a terminal: an overview of each verdict, and each requirement that is worse than in the first. */
export function comparisonSummary(comparison: Comparison): string {
  const [first, ...others] = comparison.columns as [Column, ...Column[]];
  const lost = allLosses(comparison);
  const shrunk = shrinkages(comparison);
  const lines = [
    overall(first),
    ...comparison.caveats,
    ...others.flatMap((column) => {
      const own = lost.filter((loss) => loss.column === column);
      const lesser = shrunk.filter((one) => one.column === column);
      return ['', overall(column), ...lesser.map(lesserLine), ...worse(own, first)];
    }),
  ];
  return `${lines.map((line) => plain(line)).join('\n')}\n`;
}

function lesserLine({ requirements, lanes }: Shrinkage): string {
  const parts = [
    ...(requirements.length > 0 ? [`no longer exercised: ${requirements.join(', ')}`] : []),
    ...(lanes.length > 0 ? [`lanes left out: ${lanes.join(', ')}`] : []),
  ];
  return `  ${oneLine(`it covers less: ${parts.join('; ')}`)}`;
}

function overall(column: Column): string {
  const facts = overviewOf(column).map(([name, value]) => `${name} ${value}`);
  return oneLine(`${column.name}: ${facts.join(', ')}`);
}

/** Requirements that no longer apply are listed by id only: for another implementation, they may be half of all. */
function worse(lost: readonly Loss[], first: Column): string[] {
  if (lost.length === 0) return [oneLine(`  no requirement is worse than in ${first.name}`)];
  const dropped = lost.filter(({ after }) => after === 'not-applicable').map(({ row }) => row.id);
  const others = lost.filter(({ after }) => after !== 'not-applicable').map(lineOf);
  return [
    ...others,
    ...(dropped.length > 0 ? [`  no longer applicable: ${dropped.join(', ')}`] : []),
  ];
}

function lineOf({ row, before, after }: Loss): string {
  const { id, level, title } = row;
  const then = after === 'absent' ? 'absent' : statusText(after);
  return `  ${oneLine(`${id} ${levelName(level)} ${statusText(before)}, here ${then}: ${title}`)}`;
}
