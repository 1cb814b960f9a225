import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Evidence } from '../verdict/evidence';

/** Writes each evidence text into `out`, under the path that the verdict names. */
export async function writeEvidence(out: string, evidence: readonly Evidence[]): Promise<void> {
  for (const { path, text } of evidence) {
    const file = join(out, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text.endsWith('\n') ? text : `${text}\n`);
  }
}
