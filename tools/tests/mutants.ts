import { join } from 'node:path';
import { writeMutationResult } from '../../harness/mutation/mutation-files';
import type { MutantResult, MutationResult } from '../../harness/mutation/mutation-result';
import { mutationSummary } from '../../harness/mutation/mutation-summary';
import { recordOf } from '../../harness/mutation/record';
import { runMutants } from '../../harness/mutation/run-mutants';
import { sampleMutants } from '../../harness/mutation/sample-mutants';
import { root } from '../../harness/package-root';
import { allMutants, type Mutant } from '../../harness/specification/mutants';
import { recordFor } from '../../harness/specification/mutation-record';
import type { TestSettings, Tally } from './part';

const sampleSize = 24;

/** Runs a seeded sample of the mutants. */
export async function runSample({ seed, say }: TestSettings): Promise<Tally> {
  const mutants = sampleMutants(allMutants(root), { count: sampleSize, seed });
  say(`${mutants.length} mutants, chosen by seed ${seed}`);
  return tallyOf(await run(mutants, { full: false, say }));
}

/** Runs every mutant. */
export async function runAll({ say }: TestSettings): Promise<Tally> {
  const result = await run(allMutants(root), { full: false, say });
  return recordedTally(result, say);
}

/** Runs all requirements of its lane against every mutant. */
export async function runFull({ say }: TestSettings): Promise<Tally> {
  const result = await run(allMutants(root), { full: true, say });
  return recordedTally(result, say);
}

interface Mode {
  readonly full: boolean;
  readonly say: (line: string) => void;
}

async function run(mutants: readonly Mutant[], mode: Mode): Promise<MutationResult> {
  const { full, say } = mode;
  const finished = (result: MutantResult): void => {
    say(`${result.status.padEnd(12)}  ${result.mutant} (${result.lane})`);
  };
  const result = await runMutants({ mutants, full, on: { say, finished } });
  await writeMutationResult(join(root, 'reports', 'tests'), result);
  say(mutationSummary(result).trimEnd());
  return result;
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
