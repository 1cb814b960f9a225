import { join } from 'node:path';
import type { Evidence } from '../verdict/evidence';
import { plain } from '../plain';
import { writeWhole } from './atomic-write';

/** Writes each evidence text, and the program that belongs to it, into `out`, under the path that the verdict names. */
export async function writeEvidence(out: string, evidence: readonly Evidence[]): Promise<void> {
  const files = evidence.flatMap((one) => [one, ...(one.program ? [one.program] : [])]);
  for (const { path, text } of files)
    await writeWhole(join(out, path), plain(text.endsWith('\n') ? text : `${text}\n`));
}
