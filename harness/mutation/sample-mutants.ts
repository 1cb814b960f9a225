import { createHash } from 'node:crypto';
import type { Mutant } from '../specification/mutants';

/** Returns `count` of the mutants, in their order. The same seed selects the same mutants. */
export function sampleMutants(
  mutants: readonly Mutant[],
  { count, seed }: { readonly count: number; readonly seed: number },
): readonly Mutant[] {
  const rank = ({ mutant, lane }: Mutant): string =>
    createHash('sha256').update(`${seed} ${mutant} ${lane}`).digest('hex');
  const ranked = mutants.toSorted((one, other) => rank(one).localeCompare(rank(other)));
  const chosen = new Set(ranked.slice(0, count));
  return mutants.filter((one) => chosen.has(one));
}
