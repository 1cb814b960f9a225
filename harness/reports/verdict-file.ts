import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { verdictSchema, type Verdict } from '../verdict/schema';

/**
 * Writes `verdict.json` into `out` with the schema's key order, whole or not at all: readers never
 * see half a file. Returns its path; throws if the verdict does not fit the schema.
 */
export async function writeVerdict(out: string, verdict: Verdict): Promise<string> {
  const path = join(out, 'verdict.json');
  const temporary = `${path}.${process.pid}.tmp`;
  await mkdir(out, { recursive: true });
  await writeFile(temporary, `${JSON.stringify(verdictSchema.parse(verdict), null, 2)}\n`);
  await rename(temporary, path);
  return path;
}
