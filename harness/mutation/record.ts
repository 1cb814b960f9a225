import type { MutationRecord } from '../specification/mutation-record';
import type { MutationResult } from './mutation-result';

/** Returns the part of a result that is kept in the repository. */
export function recordOf({ suite, backplane, mutants, totals }: MutationResult): MutationRecord {
  const { featuresDigest } = suite;
  return { featuresDigest, backplane, mutants: mutants.length, killed: totals.killed };
}
