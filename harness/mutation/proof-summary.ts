import { oneLine } from '../reports/plain-text';
import type { MutantResult, Proof } from './proof';

/** The proof as a terminal shows it: what needs attention first, and the count as the last line. */
export function proofSummary({
  correct,
  faults,
  totals,
  unproven,
  full,
  backplane,
}: Proof): string {
  const { killed } = totals;
  const ran = faults.length - totals['not-run'];
  const lines = [
    ...section('Survivors', faults, 'survived'),
    ...section('Killed for the wrong reason', faults, 'wrong-reason'),
    ...section('Not run', faults, 'not-run'),
    ...(unproven.length > 0 ? [`MUST without a proof: ${listed(unproven)}`, ''] : []),
    `the correct server: ${correct.outcome}${correct.failed.map((id) => `, ${id} failed`).join('')}`,
    `PROOF: ${killed} of ${ran} faults killed, ${full ? 'all requirements of their lane' : 'their own requirements and a sample'} run; backplane: ${backplane}`,
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function section(
  title: string,
  faults: readonly MutantResult[],
  wanted: MutantResult['status'],
): string[] {
  const found = faults.filter(({ status }) => status === wanted);
  if (found.length === 0) return [];
  return [title, ...found.map(paragraph), ''];
}

function paragraph({ fault, does, breaks, lane, reason }: MutantResult): string {
  const target = breaks.length > 0 ? breaks.join(', ') : 'no scenario';
  return `  ${fault} (${does}), declared: ${target} in ${lane}\n    ${oneLine(reason ?? '')}`;
}

/** Where only some faults were wanted, most requirements are without a proof. */
function listed(ids: readonly string[]): string {
  return ids.length <= 12 ? ids.join(', ') : `${ids.length} requirements, see proof.json`;
}
