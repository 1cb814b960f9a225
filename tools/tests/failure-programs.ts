import { join, relative } from 'node:path';
import { planFor } from '../../harness/mutation/mutant-runner';
import { inParallel } from '../../harness/mutation/in-parallel';
import { sampleMutants } from '../../harness/mutation/sample-mutants';
import { root } from '../../harness/package-root';
import { execute } from '../../harness/run/execute';
import { usual, type RunOptions } from '../../harness/run/options';
import { planOf, type Plan } from '../../harness/run/plan';
import { startTestBed } from '../../harness/run/test-bed';
import { bundle } from '../../harness/servers/programs/bundle';
import { runFailureProgram } from '../../harness/servers/failure-program';
import type { RunningTarget } from '../../harness/servers/running-target';
import { allMutants, type Mutant } from '../../harness/specification/mutants';
import type { Evidence } from '../../harness/verdict/evidence';
import { sum, type Tally, type TestSettings } from './part';

const sampleSize = 15;

/** More than half of such a run is waiting. */
const runsAtOnce = 2;

type FailureProgram = NonNullable<Evidence['program']>;

/**
 * Runs a seeded sample of the mutants. Each program beside a failure, which the run has already seen failing against the
 * mutant, must exit with 0 against the correct server.
 */
export async function runFailurePrograms({ seed, say }: TestSettings): Promise<Tally> {
  const eligible = allMutants(root).filter(
    ({ lane, breaks }) => lane !== 'polling' && breaks.length > 0,
  );
  const mutants = sampleMutants(eligible, { count: sampleSize, seed });
  const files = mutants.map(({ file }) => file);
  const servers = await bundle(root, files);
  const tallies = await inParallel(mutants, runsAtOnce, async (mutant) => {
    const compiled = join(servers, relative(root, mutant.file)).replace(/\.ts$/, '.js');
    const options = optionsFor(mutant);
    const plan = planOf(options);
    const programs = await programsOf(planFor(mutant, compiled, plan), options);
    const wrong = await failingAgainst(plan, options, programs);
    say([`${mutant.mutant} (${mutant.lane}): ${programs.length} programs`, ...wrong].join('\n  '));
    const passed = programs.length - wrong.length;
    return { passed, failed: wrong.length, skipped: 0, failures: wrong };
  });
  return sum(tallies);
}

function optionsFor({ mutant, breaks, lane }: Mutant): RunOptions {
  const out = join(root, 'reports', 'tests', 'failure-programs', `${mutant}-${lane}`);
  return { ...usual, lane: [lane], requirement: breaks, seed: 1, out };
}

/** Runs the requirements that a mutant breaks, and returns the programs beside their failures. */
async function programsOf(plan: Plan, options: RunOptions): Promise<FailureProgram[]> {
  const { evidence } = await execute(plan, options, { say: () => undefined });
  return evidence.flatMap(({ program }) => (program ? [program] : []));
}

/** Runs programs against the servers of a plan, and returns those that do not exit with 0. */
async function failingAgainst(
  plan: Plan,
  options: RunOptions,
  programs: readonly FailureProgram[],
): Promise<string[]> {
  if (programs.length === 0) return [];
  const settings = { say: () => undefined, check: () => Promise.resolve([]) };
  const testBed = await startTestBed(plan, options, settings);
  const { jwtSecret } = testBed.running;
  const wrong: string[] = [];
  try {
    for (const { path, text } of programs) {
      const urls = await urlsFor(text, testBed.running);
      const { exitCode, output } = await runFailureProgram(text, { urls, jwtSecret });
      if (exitCode !== 0) wrong.push(`${path} ended with ${exitCode}: ${output}`);
    }
  } finally {
    await testBed.stop();
  }
  return wrong;
}

/** A program names the variables of the server with short timeouts if it needs that one. */
async function urlsFor(
  program: string,
  { standalone, clustered, shortTimeoutServer }: RunningTarget,
): Promise<string[]> {
  const isShort = program.includes('PING_INTERVAL_MS=');
  if (isShort && shortTimeoutServer) return [(await shortTimeoutServer()).url];
  return (clustered.length > 0 ? clustered : standalone).map(({ url }) => url);
}
