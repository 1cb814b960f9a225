import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../package-root';
import { featureFiles } from './feature-files';
import { lessonFile } from './lesson';
import { requirementFiles } from './requirement-file';

/** Returns the SHA-256 over all features and their names: two runs with the same digest ran the same scenarios. */
export function featuresDigest(): string {
  const parts = featureFiles().flatMap((name) => [
    name,
    '\0',
    readFileSync(join(root, name)),
    '\0',
  ]);
  return digestOf(...parts);
}

/** Returns the SHA-256 of all requirement sets and the lesson. */
export function requirementsDigest(): string {
  const files = [...requirementFiles(root), lessonFile];
  return digestOf(...files.map((file) => readFileSync(join(root, file))));
}

/** Returns the SHA-256 of a file. */
export function fileDigest(path: string): string {
  return digestOf(readFileSync(path));
}

function digestOf(...parts: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return `sha256:${hash.digest('hex')}`;
}
