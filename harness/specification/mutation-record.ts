import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const recordSchema = z.strictObject({
  /** Digest of the features that ran against the mutants. */
  featuresDigest: z.string(),
  /** Name and version of the backplane of that run. */
  backplane: z.string(),
  mutants: z.int().positive(),
  killed: z.int().nonnegative(),
});

/** Mutation score that is kept in the repository, so that every report can show it. */
export type MutationRecord = z.infer<typeof recordSchema>;

/** Path of the record, relative to the package's folder. */
export const recordFile = join('fixtures', 'mutants', 'mutation-record.json');

/** Returns the recorded mutation score; undefined if there is none for these features. */
export function recordFor(root: string, featuresDigest: string): MutationRecord | undefined {
  const file = join(root, recordFile);
  if (!existsSync(file)) return undefined;
  const record = recordSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return record.featuresDigest === featuresDigest ? record : undefined;
}
