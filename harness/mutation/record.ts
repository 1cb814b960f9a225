import type { ProofRecord } from '../specification/mutation-record';
import type { Proof } from './proof';

/** What is to be kept of a proof. */
export function recordOf({ suite, backplane, faults, totals }: Proof): ProofRecord {
  const { featuresDigest } = suite;
  return { featuresDigest, backplane, faults: faults.length, killed: totals.killed };
}
