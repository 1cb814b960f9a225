import { createHash } from 'node:crypto';
import type { Mutant } from '../specification/mutants';

/** Returns `count` of the mutants, in their order. The same seed selects the same mutants. */
export function sampleMutants(
  mutants: readonly Mutant[],
  { count, seed }: { readonly count: number; readonly seed: number },
): readonly Mutant[] {
  return sampleOf(mutants, ({ mutant, lane }) => `${mutant} ${lane}`, { count, seed });
}

/** Returns `count` of the items, in their order; which ones follows from their names and the seed. */
export function sampleOf<T>(
  items: readonly T[],
  nameOf: (item: T) => string,
  { count, seed }: { readonly count: number; readonly seed: number },
): readonly T[] {
  const rank = (item: T): string =>
    createHash('sha256')
      .update(`${seed} ${nameOf(item)}`)
      .digest('hex');
  const ranked = items.toSorted((one, other) => rank(one).localeCompare(rank(other)));
  const chosen = new Set(ranked.slice(0, count));
  return items.filter((one) => chosen.has(one));
}
