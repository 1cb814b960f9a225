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

const outdated = 'the recorded mutation score is out of date: npm run mutants:record';

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
  return withFlaky(recordedTally(result), flaky);
}

/** Runs all requirements of its lane against every mutant. */
export async function runFull({ say }: TestSettings): Promise<Tally> {
  const { result, flaky } = await run(allMutants(root), { full: true, say });
  return withFlaky(recordedTally(result), flaky);
}

interface Mode {
  readonly full: boolean;
  readonly say: (line: string) => void;
}

interface Failures extends Tally {
  readonly failures: readonly string[];
}

interface Ran {
  readonly result: MutationResult;
  /** Number of mutants that only their second run has killed, and one if the correct server was clean only then. */
  readonly flaky: number;
}

async function run(mutants: readonly Mutant[], { full, say }: Mode): Promise<Ran> {
  const finished = (result: MutantResult): void => {
    say(statusLine(result));
  };
  const on = { say, finished };
  const first = await runMutants({ mutants, full, on });
  const alive = mutants.filter((one) => isAlive(resultOf(one, first)));
  const isChance = (alive.length > 0 || !isClean(first.correct)) && alive.length <= mostFlaky;
  const result = isChance ? merged(first, await runMutants({ mutants: alive, full, on })) : first;
  await writeMutationResult(join(root, 'reports', 'tests'), result);
  say(mutationSummary(result).trimEnd());
  return { result, flaky: tallyOf(first).failures.length - tallyOf(result).failures.length };
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

function isClean({ outcome, failed }: MutationResult['correct']): boolean {
  return outcome === 'conformant' && failed.length === 0;
}

function statusLine({ status, mutant, lane }: MutantResult): string {
  return `${status.padEnd(12)}  ${mutant} (${lane})`;
}

/** Returns a result with those of a second run in the place of the first ones. */
function merged(first: MutationResult, second: MutationResult): MutationResult {
  const mutants = first.mutants.map((one) => resultOf(one, second) ?? one);
  const withoutKill = first.withoutKill.filter((id) => second.withoutKill.includes(id));
  return { ...first, correct: second.correct, mutants, totals: totalsOf(mutants), withoutKill };
}

function withFlaky(tally: Tally, flaky: number): Tally {
  return flaky > 0 ? { ...tally, flaky } : tally;
}

/** Counts the correct server as one test, and each mutant as another. */
function tallyOf({ correct, totals, mutants }: MutationResult): Failures {
  const { outcome, failed } = correct;
  const ofCorrect = isClean(correct) ? [] : [`correct server: ${outcome} ${String(failed)}`];
  const failures = [...ofCorrect, ...mutants.filter(isAlive).map(statusLine)];
  return {
    passed: totals.killed + (isClean(correct) ? 1 : 0),
    failed: failures.length,
    skipped: totals['not-run'],
    failures,
  };
}

/** Counts as one more test that every MUST requirement killed a mutant and that the score in the repository is current. */
function recordedTally(result: MutationResult): Tally {
  const tally = tallyOf(result);
  if (tally.skipped > 0) return { ...tally, skipped: tally.skipped + 1 };
  const recorded = recordFor(root, result.suite.featuresDigest);
  const { mutants, killed } = recordOf(result);
  const isRecorded = recorded?.mutants === mutants && recorded.killed === killed;
  if (isRecorded && result.withoutKill.length === 0) return { ...tally, passed: tally.passed + 1 };
  const failure = isRecorded ? `no kill for ${String(result.withoutKill)}` : outdated;
  return { ...tally, failed: tally.failed + 1, failures: [...tally.failures, failure] };
}
