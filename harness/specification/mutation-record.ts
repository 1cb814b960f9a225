import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const recordSchema = z.strictObject({
  /** Of the features that were proven. */
  featuresDigest: z.string(),
  backplane: z.string(),
  faults: z.int().positive(),
  killed: z.int().nonnegative(),
});

/** What is kept of a proof beside the faults, so that every run can say what its features have been seen to catch. */
export type ProofRecord = z.infer<typeof recordSchema>;

/** Where the record is, from this package's own folder. */
export const recordFile = join('fixtures', 'mutants', 'mutation-record.json');

/** The record of the last proof; undefined if there is none, or if it was one of other features. */
export function recordFor(root: string, featuresDigest: string): ProofRecord | undefined {
  const file = join(root, recordFile);
  if (!existsSync(file)) return undefined;
  const record = recordSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return record.featuresDigest === featuresDigest ? record : undefined;
}
