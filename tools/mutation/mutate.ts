import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inParallel } from '../../harness/mutation/in-parallel';
import { sampleOf } from '../../harness/mutation/sample-mutants';
import { root } from '../../harness/package-root';
import { checkNames } from '../../harness/run/options';
import { listEquivalents, readEquivalents, type Listed } from './equivalents';
import type { MechanicalMutant } from './instrument';
import { Laboratory } from './laboratory';
import { likelyKillers, isKilled, type Killer, type Result } from './result';
import type { Sample } from './score';
import { digesterFor, readRecord, type Store } from './store';

/** Runs at the same time: a run waits as long as it computes. */
const atOnce = 2;

/** Which mutants run, and who is told. */
export interface MutationSettings {
  /** Number of mutants; all, if left out. */
  readonly count?: number;
  readonly seed: number;
  /** Names of mutants that run instead of a sample, also if they are listed as equivalent. */
  readonly names?: readonly string[];
  /** Results of earlier runs. */
  readonly store: Store;
  readonly say: (line: string) => void;
  readonly finished: (result: Result) => void;
}

/** Results of a sample, and what is wrong with the list of equivalent mutants. */
export interface Mutated {
  readonly sample: Sample;
  readonly problems: readonly string[];
  /** All mutants of the reference server. */
  readonly mutants: readonly MechanicalMutant[];
}

/** Runs the suite against a sample of the mutants. A result that is known and still applies is not measured again. */
export async function mutate(settings: MutationSettings): Promise<Mutated> {
  const laboratory = await Laboratory.open(root);
  try {
    const { mutants } = laboratory;
    const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');
    const listed = listEquivalents(readEquivalents(root), mutants, textOf);
    const chosen = chosenOf(mutants, settings);
    const isLeftOut = ({ name }: MechanicalMutant): boolean =>
      settings.names === undefined && listed.reasons.has(name);
    const toRun = chosen.filter((one) => !isLeftOut(one));
    settings.say(`${toRun.length} of ${mutants.length} mutants; ${laboratory.backplaneName}`);
    const results = await resultsOf(laboratory, toRun, settings);
    const equivalent = chosen.filter(isLeftOut).map(({ name }) => name);
    const sample = { of: mutants.length, seed: settings.seed, results, equivalent };
    return { sample, mutants, problems: [...listed.problems, ...killedOf(results, listed)] };
  } finally {
    await laboratory.close();
  }
}

function chosenOf(
  mutants: readonly MechanicalMutant[],
  { names, count = mutants.length, seed }: MutationSettings,
): readonly MechanicalMutant[] {
  if (!names) return sampleOf(mutants, ({ name }) => name, { count, seed });
  const known = mutants.map(({ name }) => name);
  checkNames('mutant', names, known);
  return mutants.filter(({ name }) => names.includes(name));
}

async function resultsOf(
  laboratory: Laboratory,
  mutants: readonly MechanicalMutant[],
  { store, finished }: MutationSettings,
): Promise<readonly Result[]> {
  const digestOf = digesterFor(root);
  const record = readRecord(root);
  return await inParallel(mutants, atOnce, async (mutant) => {
    const digest = digestOf(mutant);
    const stored = store.find(mutant.name, digest);
    if (stored) return stored;
    const started = Date.now();
    const recorded = record.get(mutant.name);
    const likely = recorded ? [recorded] : likelyKillers(mutant.file, killsIn(store, record));
    const end = await laboratory.end(mutant, likely);
    const { name, file, line, mutator, code, replacement } = mutant;
    const change = { name, digest, file, line, mutator, code, replacement };
    const result: Result = { ...change, ...end, durationMs: Date.now() - started };
    store.add(result);
    finished(result);
    return result;
  });
}

function killsIn(
  store: Store,
  record: ReadonlyMap<string, Killer | undefined>,
): { readonly file: string; readonly by: Killer }[] {
  const measured = store.all.flatMap(({ file, by, status }) =>
    by && status === 'must' ? [{ file, by }] : [],
  );
  const recorded = [...record].flatMap(([name, by]) =>
    by && !store.all.some((one) => one.name === name)
      ? [{ file: `reference-server/${name.replace(/#.*/, '')}`, by }]
      : [],
  );
  return [...measured, ...recorded];
}

/** A mutant that a requirement fails is not equivalent. */
function killedOf(results: readonly Result[], { reasons }: Listed): string[] {
  const wrong = results.filter((one) => isKilled(one) && reasons.has(one.name));
  return wrong.map(
    ({ name, by }) => `${name} is listed as equivalent, but ${by?.id ?? 'it'} fails`,
  );
}
