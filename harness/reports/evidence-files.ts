import { join } from 'node:path';
import type { Evidence } from '../verdict/evidence';
import { writeWhole } from './atomic-write';

/** Writes each evidence text into `out`, under the path that the verdict names. */
export async function writeEvidence(out: string, evidence: readonly Evidence[]): Promise<void> {
  for (const { path, text } of evidence)
    await writeWhole(join(out, path), text.endsWith('\n') ? text : `${text}\n`);
}
