import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { verdictSchema, type Verdict } from '../verdict/schema';
import { writeWhole } from './atomic-write';

const name = 'verdict.json';

/** A verdict cannot be read; the message says why. */
export class VerdictFileError extends Error {
  override readonly name = 'VerdictFileError';
}

/** Writes `verdict.json` into `out` with the schema's key order. Throws if the verdict does not fit the schema. */
export async function writeVerdict(out: string, verdict: Verdict): Promise<void> {
  const text = JSON.stringify(verdictSchema.parse(verdict), null, 2);
  await writeWhole(join(out, name), `${text}\n`);
}

/** Reads a verdict, from the folder of a report or from the file itself. Throws VerdictFileError. */
export async function readVerdict(path: string): Promise<Verdict> {
  const found = await stat(path).catch(() => undefined);
  const file = found?.isDirectory() ? join(path, name) : path;
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new VerdictFileError(`${file} cannot be read: ${(error as Error).message}`);
  });
  const verdict = verdictSchema.safeParse(parsed(text, file));
  if (verdict.success) return verdict.data;
  const [first = ''] = z.prettifyError(verdict.error).split('\n✖');
  throw new VerdictFileError(`${file} is not a verdict of this version:\n${first}`);
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new VerdictFileError(`${file} is not JSON: ${(error as Error).message}`);
  }
}
