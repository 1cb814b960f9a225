import { median } from './median';
import type { Curve, Ratio as Measured } from './result';
import type { Variant } from '../messages/variant';

/** Milliseconds per scenario, by variant, in one round. */
export type Round = Readonly<Record<Variant['name'], number>>;

interface Ratio {
  readonly label: string;
  readonly of: (round: Round) => number;
  readonly aim: string;
  readonly isMet: (ratio: number) => boolean;
}

const rows: Readonly<Record<Variant['name'], string>> = {
  suite: 'suite: Cucumber, fence, ledger, transcript, reports',
  floor: 'floor: the same packets by hand, fence',
  sleep: 'sleep: the same by hand, 50 ms instead of a fence',
};

const ratios: readonly Ratio[] = [
  {
    label: 'suite / floor',
    of: ({ suite, floor }) => suite / floor,
    aim: 'at most 2',
    isMet: (ratio) => ratio <= 2,
  },
  {
    label: 'sleep / suite',
    of: ({ sleep, suite }) => sleep / suite,
    aim: 'at least 10',
    isMet: (ratio) => ratio >= 10,
  },
];

/** Returns the human-readable result: a line for each variant, then one for each ratio with its aim and whether it is met. */
export function resultTable(rounds: readonly Round[]): string {
  const costs = Object.entries(rows).map(([name, label]) => {
    const cost = median(rounds.map((round) => round[name as Variant['name']]));
    return `  ${label.padEnd(52)} ${cost.toFixed(2).padStart(7)} ms`;
  });
  return ['median per scenario', ...costs, 'ratios', ...ratios.map((one) => toLine(one, rounds))]
    .map((line) => `${line}\n`)
    .join('');
}

/** Ratios are taken within a round, in which all variants were measured under the same load. */
function toLine({ label, of, aim, isMet }: Ratio, rounds: readonly Round[]): string {
  const all = rounds.map(of);
  const ratio = median(all);
  const range = `${Math.min(...all).toFixed(2)}..${Math.max(...all).toFixed(2)}`;
  const verdict = isMet(ratio) ? 'met' : 'MISSED';
  return `  ${label} ${ratio.toFixed(2).padStart(6)}  (${range})  aim: ${aim}: ${verdict}`;
}

/** Returns the human-readable ratios to the bare loop, a line each, then a line for each curve. */
export function ratioTable(ratios: readonly Measured[], curves: readonly Curve[]): string {
  const lines = ratios.map(({ name, unit, measured, bare, ratio }) => {
    const amounts = [measured, bare].map((one) => `${one.toFixed(2).padStart(9)} ${unit}`);
    return `  ${name.padEnd(44)} ${amounts.join(' ')} ${ratio.toFixed(2).padStart(9)}`;
  });
  const ends = curves.map(
    ({ name, bend, limit, isLine }) =>
      `  ${name}: ${isLine ? 'a line' : 'NOT A LINE'} (bend ${bend.toFixed(2)}, limit ${limit.toFixed(2)})`,
  );
  const head = `  ${''.padEnd(44)} ${'suite'.padStart(12)} ${'bare loop'.padStart(12)} ${'ratio'.padStart(9)}`;
  return ['ratios to the bare loop', head, ...lines, 'curves', ...ends].join('\n') + '\n';
}
