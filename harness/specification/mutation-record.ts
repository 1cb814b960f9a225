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

const sampleSchema = z.strictObject({
  /** Digest of the features that ran against the mutants. */
  featuresDigest: z.string(),
  /** Number of mechanical mutants that the sample was taken from. */
  of: z.int().positive(),
  seed: z.int().nonnegative(),
  /** Mutants of the sample that are not listed as equivalent. */
  mutants: z.int().positive(),
  killed: z.int().nonnegative(),
});

/** Mutation score of a random sample of the mechanical mutants that is kept in the repository. */
export type SampleRecord = z.infer<typeof sampleSchema>;

/** Mutation score that is kept in the repository, so that every report can show it. */
export type MutationRecord = z.infer<typeof recordSchema>;

/** Path of the record, relative to the package's folder. */
export const recordFile = join('fixtures', 'mutants', 'mutation-record.json');

/** Path of the record of the sample, relative to the package's folder. */
export const sampleFile = join('fixtures', 'mutation', 'score.json');

/** Returns the recorded mutation score; undefined if there is none for these features. */
export function recordFor(
  root: string,
  features: string,
): Omit<MutationRecord, 'featuresDigest'> | undefined {
  return readFor(features, join(root, recordFile), recordSchema);
}

/** Returns the recorded score of a sample of the mechanical mutants; undefined if there is none for these features. */
export function sampleRecordFor(
  root: string,
  features: string,
): Omit<SampleRecord, 'featuresDigest'> | undefined {
  return readFor(features, join(root, sampleFile), sampleSchema);
}

function readFor<T extends { readonly featuresDigest: string }>(
  features: string,
  file: string,
  schema: z.ZodType<T>,
): Omit<T, 'featuresDigest'> | undefined {
  if (!existsSync(file)) return undefined;
  const { featuresDigest, ...score } = schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return featuresDigest === features ? score : undefined;
}
