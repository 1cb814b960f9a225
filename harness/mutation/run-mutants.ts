import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { name, root, version } from '../package-root';
import type { Plan } from '../run/plan';
import { findBackplane } from '../servers/backplane/find-backplane';
import { bundle } from '../servers/programs/bundle';
import { entrustedFolder } from '../servers/supervisor/entrusted-folder';
import { featuresDigest } from '../specification/digests';
import type { Mutant } from '../specification/mutants';
import type { Verdict } from '../verdict/schema';
import { inParallel } from './in-parallel';
import { MutantRunner } from './mutant-runner';
import {
  mutantStatuses,
  totalsOf,
  type MutantResult,
  type MutationResult,
} from './mutation-result';

/** Selection of mutants, how to run them, and the listener for progress. */
export interface MutationOptions {
  readonly mutants: readonly Mutant[];
  /** Runs all requirements of its lane against each mutant, not only those that it breaks, each alone. */
  readonly full: boolean;
  /** The latest set if it is left out. */
  readonly requirementSet?: string;
  readonly on: {
    readonly say: (line: string) => void;
    readonly finished: (result: MutantResult) => void;
  };
}

/** Runs wait more than they compute. */
const atOnce = availableParallelism() + 1;

/**
 * Runs the suite against the correct server and against every mutant. Throws MutationInterrupted after SIGINT or SIGTERM,
 * and any error that keeps the correct server from starting; it leaves nothing running.
 */
export async function runMutants(options: MutationOptions): Promise<MutationResult> {
  const { mutants, full, requirementSet, on } = options;
  const started = Date.now();
  const out = entrustedFolder('rooms-conformance-mutants-');
  const backplane = await findBackplane({ deadlineMs: 30_000 });
  try {
    on.say(`backplane: ${backplane.name}`);
    on.say('running the correct server in all lanes …');
    const runner = new MutantRunner({ out, full, requirementSet, backplane });
    const { plan, verdict } = await runner.correct();
    const results = mutants.length > 0 ? await resultsOf(mutants, runner, on.finished) : [];
    return toResult({ full, backplane: backplane.name, plan, verdict, results, started });
  } finally {
    await backplane.stop();
    rmSync(out, { recursive: true });
  }
}

async function resultsOf(
  mutants: readonly Mutant[],
  runner: MutantRunner,
  finished: MutationOptions['on']['finished'],
): Promise<readonly MutantResult[]> {
  const files = mutants.map(({ file }) => file);
  const servers = await bundle(root, files);
  return await inParallel(mutants, atOnce, async (mutant) => {
    const program = join(servers, relative(root, mutant.file)).replace(/\.ts$/, '.js');
    const result = await runner.mutant(mutant, program);
    finished(result);
    return result;
  });
}

interface Runs extends Pick<MutationResult, 'full' | 'backplane'> {
  readonly plan: Plan;
  readonly verdict: Verdict;
  readonly results: readonly MutantResult[];
  readonly started: number;
}

function toResult({ full, backplane, plan, verdict, results, started }: Runs): MutationResult {
  const { requirements } = plan;
  const killed = results.filter(({ status }) => status === 'killed');
  const killers = new Set(killed.flatMap(({ breaks }) => breaks));
  const failed = verdict.requirements.filter(({ status }) => status === 'failed');
  const musts = requirements.requirements.filter(
    ({ level, excluded }) => level === 'MUST' && excluded === undefined,
  );
  return {
    schemaVersion: 1,
    suite: { name, version, requirementSet: requirements.set, featuresDigest: featuresDigest() },
    full,
    backplane,
    correct: { outcome: verdict.outcome, failed: failed.map(({ id }) => id) },
    totals: totalsOf(results),
    withoutKill: musts.map(({ id }) => id).filter((id) => !killers.has(id)),
    mutants: mutantStatuses.flatMap((one) => results.filter(({ status }) => status === one)),
    durationMs: Date.now() - started,
  };
}
