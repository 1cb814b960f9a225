import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MutationInterrupted } from '../../harness/mutation/mutant-runner';
import { root } from '../../harness/package-root';
import { execute } from '../../harness/run/execute';
import { usual, type RunOptions } from '../../harness/run/options';
import { planOf, type Plan } from '../../harness/run/plan';
import type { RunningBackplane } from '../../harness/servers/backplane/backplane';
import { TargetError } from '../../harness/servers/instance';
import type { Verdict } from '../../harness/verdict/schema';
import { FirstFailure } from './first-failure';

/** Milliseconds after which a run ends that has not failed. */
const limitMs = 600_000;

/** Timeouts in milliseconds: many mutants never answer, and deadlines follow the timeout of an answer. */
const timeouts = { answer: 4000, start: 15_000 };

/** Seed of the names and the random histories, fixed so that the result does not depend on chance. */
const seed = 1;

/** Reasons for which a run ends early. */
const enough = 'a MUST requirement has failed';
const outOfTime = `the run took longer than ${limitMs / 1000} s`;

/** What runs against a server. */
export interface Selection {
  readonly lanes: readonly string[];
  /** All requirements, if left out. */
  readonly requirement?: readonly string[];
  /** Whether the first MUST that fails ends the run. */
  readonly untilFailure: boolean;
}

/** How a server is started. */
export interface InstrumentedServer {
  /** Arguments of Node. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** End of a run: what the requirements say, or why no scenario ran. */
export type Ended =
  { readonly stopped: string } | { readonly verdict: Verdict; readonly ranOutOfTime: boolean };

/** Runs the selected part of the suite against a server. Throws MutationInterrupted after SIGINT or SIGTERM. */
export async function runSuite(
  { args, env }: InstrumentedServer,
  selection: Selection,
  { redisUrl }: Pick<RunningBackplane, 'redisUrl'>,
): Promise<Ended> {
  const out = mkdtempSync(join(tmpdir(), 'rooms-conformance-mutation-'));
  const options: RunOptions = {
    ...usual,
    out,
    seed,
    lane: selection.lanes,
    ...(selection.requirement && { requirement: selection.requirement }),
    ...(redisUrl !== undefined && { redisUrl }),
  };
  const command = `exec ${[process.execPath, ...args].map((one) => `"${one}"`).join(' ')}`;
  const plan = planOf(options);
  const given = { ...plan.target.timeouts, ...timeouts };
  const target = { ...plan.target, start: { command }, env, timeouts: given, cwd: root };
  try {
    return await judged({ ...plan, target }, options, selection);
  } catch (error) {
    if (error instanceof TargetError) return { stopped: error.message };
    throw error;
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

async function judged(plan: Plan, options: RunOptions, selection: Selection): Promise<Ended> {
  const early = new AbortController();
  const stop = (): void => {
    early.abort(enough);
  };
  const watched = selection.untilFailure ? mustsOf(plan) : new Set<string>();
  const progress = new FirstFailure(watched, stop);
  const limit = setTimeout(() => {
    early.abort(outOfTime);
  }, limitMs);
  try {
    const listener = { say: () => undefined, progress, signal: early.signal };
    const { verdict } = await execute(plan, options, listener);
    const { interrupted } = verdict;
    if (interrupted !== undefined && ![enough, outOfTime].includes(interrupted))
      throw new MutationInterrupted(interrupted);
    return { verdict, ranOutOfTime: interrupted === outOfTime };
  } finally {
    clearTimeout(limit);
  }
}

/** A Rule of the lesson has no level, and a server that fails it is not conformant. */
function mustsOf({ requirements: { requirements } }: Plan): Set<string> {
  const musts = requirements.filter(({ level }) => level === undefined || level === 'MUST');
  return new Set(musts.map(({ id }) => id));
}
