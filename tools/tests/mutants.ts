import { join } from 'node:path';
import { writeMutationResult } from '../../harness/mutation/mutation-files';
import {
  totalsOf,
  type MutantResult,
  type MutationResult,
} from '../../harness/mutation/mutation-result';
import { mutationSummary } from '../../harness/mutation/mutation-summary';
import { recordOf } from '../../harness/mutation/record';
import { runMutants } from '../../harness/mutation/run-mutants';
import { sampleMutants } from '../../harness/mutation/sample-mutants';
import { root } from '../../harness/package-root';
import { allMutants, type Mutant } from '../../harness/specification/mutants';
import { recordFor } from '../../harness/specification/mutation-record';
import type { TestSettings, Tally } from './part';

const sampleSize = 24;

/** More mutants than this do not survive by chance. */
const mostFlaky = 3;

/** Runs a seeded sample of the mutants. */
export async function runSample({ seed, say }: TestSettings): Promise<Tally> {
  const mutants = sampleMutants(allMutants(root), { count: sampleSize, seed });
  say(`${mutants.length} mutants, chosen by seed ${seed}`);
  const { result, flaky } = await run(mutants, { full: false, say });
  return withFlaky(tallyOf(result), flaky);
}

/** Runs every mutant. */
export async function runAll({ say }: TestSettings): Promise<Tally> {
  const { result, flaky } = await run(allMutants(root), { full: false, say });
  return withFlaky(recordedTally(result, say), flaky);
}

/** Runs all requirements of its lane against every mutant. */
export async function runFull({ say }: TestSettings): Promise<Tally> {
  const { result, flaky } = await run(allMutants(root), { full: true, say });
  return withFlaky(recordedTally(result, say), flaky);
}

interface Mode {
  readonly full: boolean;
  readonly say: (line: string) => void;
}

interface Ran {
  readonly result: MutationResult;
  /** Number of mutants that only their second run has killed. */
  readonly flaky: number;
}

async function run(mutants: readonly Mutant[], { full, say }: Mode): Promise<Ran> {
  const finished = (result: MutantResult): void => {
    say(`${result.status.padEnd(12)}  ${result.mutant} (${result.lane})`);
  };
  const on = { say, finished };
  const first = await runMutants({ mutants, full, on });
  const alive = mutants.filter((one) => isAlive(resultOf(one, first)));
  const isChance = alive.length > 0 && alive.length <= mostFlaky;
  const result = isChance ? merged(first, await runMutants({ mutants: alive, full, on })) : first;
  await writeMutationResult(join(root, 'reports', 'tests'), result);
  say(mutationSummary(result).trimEnd());
  return { result, flaky: result.totals.killed - first.totals.killed };
}

function resultOf(
  { mutant, lane }: Pick<Mutant, 'mutant' | 'lane'>,
  { mutants }: MutationResult,
): MutantResult | undefined {
  return mutants.find((one) => one.mutant === mutant && one.lane === lane);
}

function isAlive(result: MutantResult | undefined): boolean {
  return result?.status === 'survived' || result?.status === 'wrong-reason';
}

/** Returns a result with those of a second run in the place of the first ones. */
function merged(first: MutationResult, second: MutationResult): MutationResult {
  const mutants = first.mutants.map((one) => resultOf(one, second) ?? one);
  const withoutKill = first.withoutKill.filter((id) => second.withoutKill.includes(id));
  return { ...first, mutants, totals: totalsOf(mutants), withoutKill };
}

function withFlaky(tally: Tally, flaky: number): Tally {
  return flaky > 0 ? { ...tally, flaky } : tally;
}

/** Counts the correct server as one test, and each mutant as another. */
function tallyOf({ correct, totals }: MutationResult): Tally {
  const isCorrect = correct.outcome === 'conformant' && correct.failed.length === 0;
  return {
    passed: totals.killed + (isCorrect ? 1 : 0),
    failed: totals.survived + totals['wrong-reason'] + (isCorrect ? 0 : 1),
    skipped: totals['not-run'],
  };
}

/** Counts as one more test that every MUST requirement killed a mutant and that the score in the repository is current. */
function recordedTally(result: MutationResult, say: (line: string) => void): Tally {
  const tally = tallyOf(result);
  if (tally.skipped > 0) return { ...tally, skipped: tally.skipped + 1 };
  const recorded = recordFor(root, result.suite.featuresDigest);
  const { mutants, killed } = recordOf(result);
  const isRecorded = recorded?.mutants === mutants && recorded.killed === killed;
  if (!isRecorded) say('the recorded mutation score is out of date: npm run mutants:record');
  const isWhole = isRecorded && result.withoutKill.length === 0;
  return isWhole ? { ...tally, passed: tally.passed + 1 } : { ...tally, failed: tally.failed + 1 };
}
