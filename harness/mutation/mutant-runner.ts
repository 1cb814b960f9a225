import { join } from 'node:path';
import { root } from '../package-root';
import { execute } from '../run/execute';
import { usual, type RunOptions } from '../run/options';
import { planOf, type Plan } from '../run/plan';
import { BackplaneError, type RunningBackplane } from '../servers/backplane/backplane';
import { TargetError } from '../servers/instance';
import type { Mutant } from '../specification/mutants';
import type { Verdict } from '../verdict/schema';
import {
  mutantResult,
  together,
  type MutantResult,
  type MutantRun,
  type RunAlone,
} from './mutation-result';

/** The run was interrupted: the mutants that have run so far are not a result. */
export class MutationInterrupted extends Error {
  override readonly name = 'MutationInterrupted';
}

/** Timeouts in milliseconds: many mutants never answer, and two never start. */
const answerMs = 2000;
const startMs = 5000;

/** How often a run is repeated that says nothing because this machine was too busy. */
const mostStarved = 2;

/** Seed of the random histories, fixed so that the result does not depend on chance. */
const usualSeed = 1;

interface RunnerOptions {
  /** Folder for the reports of all runs. */
  readonly out: string;
  readonly full: boolean;
  readonly requirementSet: string | undefined;
  readonly backplane: RunningBackplane;
}

/** One run of the suite against a mutant. */
interface Attempt {
  readonly mutant: Mutant;
  /** Path of its compiled program. */
  readonly program: string;
  readonly requirement?: readonly string[];
}

/** Runs the suite against servers on one backplane. */
export class MutantRunner {
  constructor(private readonly settings: RunnerOptions) {}

  /** Runs everything against the correct server. */
  async correct(): Promise<{ plan: Plan; verdict: Verdict }> {
    const options = this.options('correct');
    const plan = planOf(options);
    return { plan, verdict: await this.verdict(plan, options) };
  }

  /** Runs each requirement that a mutant breaks against it, alone, as the rerun command of a failure does. */
  async mutant(mutant: Mutant, program: string): Promise<MutantResult> {
    const started = Date.now();
    const isWhole = this.settings.full || mutant.breaks.length === 0;
    const run = isWhole
      ? await this.run({ mutant, program })
      : together(await this.oneByOne(mutant, program));
    return mutantResult(mutant, run, Date.now() - started);
  }

  private async oneByOne(mutant: Mutant, program: string): Promise<RunAlone[]> {
    const runs: RunAlone[] = [];
    for (const id of mutant.breaks)
      runs.push({ id, run: await this.run({ mutant, program, requirement: [id] }) });
    return runs;
  }

  private async run({ mutant, program, requirement }: Attempt): Promise<MutantRun> {
    const { seed = usualSeed, lane } = mutant;
    const options: RunOptions = {
      ...this.options(`${mutant.mutant}-${lane}`),
      ...(requirement && { requirement }),
      lane: [lane],
      seed,
    };
    try {
      const plan = planFor(mutant, program, planOf(options));
      return { verdict: await this.verdict(plan, options) };
    } catch (error) {
      if (error instanceof TargetError) return { stopped: error.message, by: 'target' };
      const isOurs = this.settings.backplane.kind === 'redis';
      if (!(error instanceof BackplaneError) || isOurs) throw error;
      return { stopped: error.message, by: 'environment' };
    }
  }

  private async verdict(plan: Plan, options: RunOptions): Promise<Verdict> {
    for (let left = mostStarved; ; left -= 1) {
      const { verdict } = await execute(plan, options, { say: () => undefined });
      if (verdict.interrupted !== undefined) throw new MutationInterrupted(verdict.interrupted);
      const isStarved = verdict.requirements.some(({ status }) => status === 'inconclusive');
      if (!isStarved || left === 0) return verdict;
    }
  }

  private options(folder: string): RunOptions {
    const { out, requirementSet, backplane } = this.settings;
    const { redisUrl } = backplane;
    return {
      out: join(out, folder),
      ...usual,
      ...(requirementSet !== undefined && { requirementSet }),
      ...(redisUrl !== undefined && { redisUrl }),
    };
  }
}

/** Returns the plan of a run against the compiled program of a mutant. */
export function planFor({ mutant, breaks }: Mutant, program: string, plan: Plan): Plan {
  const command = `exec "${process.execPath}" "${program}"`;
  const { timeouts: given, ...target } = plan.target;
  const timeouts = { ...given, answer: answerMs, ...(breaks.length === 0 && { start: startMs }) };
  return { ...plan, target: { ...target, name: mutant, start: { command }, timeouts, cwd: root } };
}
