import { join } from 'node:path';
import { sampleOf } from '../../harness/mutation/sample-mutants';
import { root } from '../../harness/package-root';
import { instrument } from '../mutation/instrument';
import { mutate, type Mutated } from '../mutation/mutate';
import { isKilled, type Result } from '../mutation/result';
import { resultText } from '../mutation/score';
import { readRecord, Store } from '../mutation/store';
import type { Tally, TestSettings } from './part';

const sampleSize = 12;

/** Results of a run of the part, for those who look for its reasons. */
const file = join(root, 'reports', 'tests', 'mechanical-mutants.json');

/**
 * Runs a seeded sample of the mechanical mutants that are recorded as killed. One that survives runs again, and fails the
 * part if it survives then; so does an entry of the list of equivalent mutants that no longer applies.
 */
export async function runMechanical({ seed, say }: TestSettings): Promise<Tally> {
  const recorded = readRecord(root);
  const { mutants } = await instrument(root);
  const known = mutants.map(({ name }) => name).filter((name) => recorded.has(name));
  const names = sampleOf(known, (name) => name, { count: sampleSize, seed });
  say(`${names.length} of ${known.length} recorded as killed, of ${mutants.length} in all`);
  const first = await mutated(names, seed, say);
  const alive = survivorsOf(first);
  const second = alive.length > 0 ? survivorsOf(await mutated(alive, seed, say)) : [];
  const flaky = alive.length - second.length;
  first.problems.forEach(say);
  return {
    passed: names.length - second.length,
    failed: second.length + first.problems.length,
    skipped: 0,
    ...(flaky > 0 && { flaky }),
    failures: [...second.map((name) => `${name} survived`), ...first.problems],
  };
}

async function mutated(
  names: readonly string[],
  seed: number,
  say: TestSettings['say'],
): Promise<Mutated> {
  const finished = (result: Result): void => {
    say(resultText(result));
  };
  return await mutate({ names, seed, store: new Store(file, true), say, finished });
}

function survivorsOf({ sample }: Mutated): string[] {
  return sample.results.filter((result) => !isKilled(result)).map(({ name }) => name);
}
