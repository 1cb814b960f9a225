import { join } from 'node:path';
import type { Evidence } from '../verdict/evidence';
import { plain } from '../plain';
import { writeWhole } from './atomic-write';

/** Writes the evidence texts and programs into `out`. */
export async function writeEvidence(out: string, evidence: readonly Evidence[]): Promise<void> {
  for (const [path, text] of evidenceFiles(evidence)) await writeWhole(join(out, path), text);
}

/** Returns each evidence text, and the program that belongs to it, under the path that the verdict names. */
export function evidenceFiles(evidence: readonly Evidence[]): Map<string, string> {
  const files = evidence.flatMap((one) => [one, ...(one.program ? [one.program] : [])]);
  return new Map(
    files.map(({ path, text }) => [path, plain(text.endsWith('\n') ? text : `${text}\n`)]),
  );
}
