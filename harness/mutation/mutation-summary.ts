import { oneLine } from '../reports/plain-text';
import type { MutantResult, MutationResult } from './mutation-result';

/** Returns the result as text for a terminal: what needs attention first, the mutation score in the last line. */
export function mutationSummary(result: MutationResult): string {
  const { correct, mutants, totals, withoutKill, full, backplane } = result;
  const ran = mutants.length - totals['not-run'];
  const selection = full ? 'all requirements of each lane' : 'each declared requirement alone';
  const lines = [
    ...section('Survived', mutants, 'survived'),
    ...section('Killed for the wrong reason', mutants, 'wrong-reason'),
    ...section('Not run', mutants, 'not-run'),
    ...(withoutKill.length > 0
      ? [`MUST requirements that killed no mutant: ${listed(withoutKill)}`, '']
      : []),
    `correct server: ${correct.outcome}${correct.failed.map((id) => `, ${id} failed`).join('')}`,
    `MUTATION SCORE: ${totals.killed} of ${ran} mutants killed (${selection}; backplane: ${backplane})`,
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function section(
  title: string,
  mutants: readonly MutantResult[],
  wanted: MutantResult['status'],
): string[] {
  const found = mutants.filter(({ status }) => status === wanted);
  if (found.length === 0) return [];
  return [title, ...found.map(paragraph), ''];
}

function paragraph({ mutant, does, breaks, lane, reason }: MutantResult): string {
  const declared = breaks.length > 0 ? breaks.join(', ') : 'no scenario';
  return `  ${mutant}: ${does}; must break ${declared} (${lane})\n    ${oneLine(reason ?? '')}`;
}

/** Shortens a long list: with few mutants, most requirements kill none. */
function listed(ids: readonly string[]): string {
  return ids.length <= 12 ? ids.join(', ') : `${ids.length} requirements, see mutants.json`;
}
