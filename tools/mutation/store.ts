import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { root } from '../../harness/package-root';
import { featuresDigest, requirementsDigest } from '../../harness/specification/digests';
import { sampleFile, type SampleRecord } from '../../harness/specification/mutation-record';
import type { MechanicalMutant } from './instrument';
import { isKilled, resultSchema, type Killer, type Result } from './result';
import { scoreOf, type Sample } from './score';

/** The mutants that the suite has killed, relative to the package. */
const recordFile = join('fixtures', 'mutation', 'killed.json');

/** Results of earlier runs on this machine. */
export const storeFile = join(root, 'reports', 'mutation', 'results.json');

/** Results of earlier runs, by the name of the mutant; each is written as soon as it is known. */
export class Store {
  private readonly results: Map<string, Result>;

  /** Reads the file, if there is one, unless everything is to be measured again. Throws if it has another form. */
  constructor(
    private readonly file: string,
    isFresh: boolean,
  ) {
    const text = !isFresh && existsSync(file) ? readFileSync(file, 'utf8') : '[]';
    const results = z.array(resultSchema).parse(JSON.parse(text));
    this.results = new Map(results.map((result) => [result.name, result]));
  }

  get all(): readonly Result[] {
    return [...this.results.values()];
  }

  /** Returns the result of a mutant, unless it depends on something that has changed. */
  find(name: string, digest: string): Result | undefined {
    const found = this.results.get(name);
    return found?.digest === digest ? found : undefined;
  }

  /** Keeps a result. */
  add(result: Result): void {
    this.results.set(result.name, result);
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(this.file, `${JSON.stringify(this.all, null, 2)}\n`);
  }
}

/** Returns the digest of what the result of a mutant depends on: its file, its change, the features and the requirements. */
export function digesterFor(root: string): (mutant: MechanicalMutant) => string {
  const specification = [featuresDigest(), requirementsDigest()];
  return ({ file, name }) => {
    const hash = createHash('sha256').update(readFileSync(join(root, file)));
    for (const part of [name, ...specification]) hash.update(`\0${part}`);
    return hash.digest('hex').slice(0, 16);
  };
}

const recordSchema = z.record(z.string(), z.string());

/** What is recorded of a mutant whose server does not start. */
const noStart = 'does not start';

/** Returns what killed each mutant that is recorded as killed; undefined for a server that does not start. */
export function readRecord(root: string): ReadonlyMap<string, Killer | undefined> {
  const file = join(root, recordFile);
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '{}';
  const entries = Object.entries(recordSchema.parse(JSON.parse(text)));
  return new Map(entries.map(([name, text]) => [name, killerIn(text)]));
}

function killerIn(text: string): Killer | undefined {
  const [id = '', lane = ''] = text.split(' ');
  return text === noStart ? undefined : { id, lane };
}

/** Adds results to the record. Mutants that no longer exist, or have survived, are removed. */
export function writeRecord(
  root: string,
  mutants: readonly MechanicalMutant[],
  results: readonly Result[],
): void {
  const known = new Map([...readRecord(root)].map(([name, killer]) => [name, textOf(killer)]));
  for (const result of results) {
    if (isKilled(result)) known.set(result.name, textOf(result.by));
    else known.delete(result.name);
  }
  const names = new Set(mutants.map(({ name }) => name));
  const kept = [...known].filter(([name]) => names.has(name)).sort(([a], [b]) => (a < b ? -1 : 1));
  const text = JSON.stringify(Object.fromEntries(kept), null, 2);
  mkdirSync(dirname(join(root, recordFile)), { recursive: true });
  writeFileSync(join(root, recordFile), `${text}\n`);
}

/** Records the score of a sample, for the reports. */
export function writeScore(root: string, sample: Sample): void {
  const { ran: mutants, killed } = scoreOf(sample);
  const { of, seed } = sample;
  const record: SampleRecord = { featuresDigest: featuresDigest(), of, seed, mutants, killed };
  writeFileSync(join(root, sampleFile), `${JSON.stringify(record, null, 2)}\n`);
}

function textOf(killer: Killer | undefined): string {
  return killer ? `${killer.id} ${killer.lane}` : noStart;
}
