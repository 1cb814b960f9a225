import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { name, root, version } from '../package-root';
import { execute } from '../run/execute';
import { usual, type RunOptions } from '../run/options';
import { planOf, type Plan } from '../run/plan';
import { BackplaneError, type RunningBackplane } from '../servers/backplane/backplane';
import { findBackplane } from '../servers/backplane/find-backplane';
import { bundle } from '../servers/bundle';
import { TargetError } from '../servers/instance';
import { featuresDigest } from '../specification/digests';
import type { Mutant } from '../specification/mutants';
import type { Verdict } from '../verdict/schema';
import { mutantStatuses, proofOf, type End, type MutantResult, type Proof } from './proof';
import { sampleOf } from './sample';

/** What is to be proven, and who wants to know how far it is. */
export interface ProofOrder {
  readonly faults: readonly Mutant[];
  /** Every fault meets all requirements of its lane, and not only those that it is to break. */
  readonly full: boolean;
  readonly on: { say: (line: string) => void; proven: (fault: MutantResult) => void };
}

/** The run was interrupted: what has been proven so far is not a proof. */
export class ProofInterrupted extends Error {
  override readonly name = 'ProofInterrupted';
}

/** Many faults are seen by an answer that never comes, and two by a server that never does. */
const answerMs = 2000;
const startMs = 5000;

/** Always the same histories: a proof must not depend on luck. */
const usualSeed = 1;

/** Proofs wait more than they work. */
const atOnce = availableParallelism() + 1;

/**
 * Runs the suite against the correct server and against every fault. Throws ProofInterrupted after SIGINT or SIGTERM,
 * and whatever keeps the correct server from starting; nothing is left running then.
 */
export async function prove({ faults, full, on }: ProofOrder): Promise<Proof> {
  const started = Date.now();
  const out = mkdtempSync(join(tmpdir(), 'rooms-conformance-proof-'));
  const backplane = await findBackplane({ deadlineMs: 30_000 });
  try {
    on.say(`backplane: ${backplane.name}`);
    const prover = new Prover(out, full, backplane);
    const { plan, verdict } = await prover.correct(on.say);
    const servers = await bundle(
      root,
      faults.map(({ file }) => file),
    );
    const proven = await inParallel(faults, async (fault, index) => {
      const file = join(servers, relative(root, fault.file));
      const result = await prover.proof(fault, file, sampleOf(verdict, fault.lane, index));
      on.proven(result);
      return result;
    });
    return toProof({ full, backplane: backplane.name, plan, verdict, proven, started });
  } finally {
    await backplane.stop();
    rmSync(out, { recursive: true });
  }
}

type Selection = Pick<RunOptions, 'requirement'>;

/** Judges servers on one backplane. */
class Prover {
  constructor(
    private readonly out: string,
    private readonly full: boolean,
    private readonly backplane: RunningBackplane,
  ) {}

  async correct(say: (line: string) => void): Promise<{ plan: Plan; verdict: Verdict }> {
    say('the correct server, in all lanes …');
    const options = this.options('correct');
    const plan = planOf(options);
    return { plan, verdict: await this.verdict(plan, options) };
  }

  /** `sample` names requirements that meet the fault beside those that it is to break. */
  async proof(fault: Mutant, file: string, sample: readonly string[]): Promise<MutantResult> {
    const started = Date.now();
    const requirement = [...new Set([...fault.breaks, ...sample])];
    const selected = this.full || fault.breaks.length === 0 ? {} : { requirement };
    return proofOf(fault, await this.end(fault, file, selected), Date.now() - started);
  }

  private async end(fault: Mutant, file: string, selected: Selection): Promise<End> {
    const { seed = usualSeed } = fault;
    const options = { ...this.options(fault.fault), ...selected, lane: [fault.lane], seed };
    try {
      const plan = broken(planOf(options), fault, file);
      return { verdict: await this.verdict(plan, options) };
    } catch (error) {
      if (error instanceof TargetError) return { stopped: error.message, by: 'target' };
      if (!(error instanceof BackplaneError) || this.backplane.kind === 'redis') throw error;
      return { stopped: error.message, by: 'environment' };
    }
  }

  private async verdict(plan: Plan, options: RunOptions): Promise<Verdict> {
    const { verdict } = await execute(plan, options, { say: () => undefined });
    if (verdict.interrupted !== undefined) throw new ProofInterrupted(verdict.interrupted);
    return verdict;
  }

  private options(folder: string): RunOptions {
    const { redisUrl } = this.backplane;
    const out = join(this.out, folder);
    return {
      out,
      ...usual,
      ...(redisUrl !== undefined && { redisUrl }),
    };
  }
}

function broken(plan: Plan, { fault, breaks }: Mutant, file: string): Plan {
  const command = `exec "${process.execPath}" "${file.replace(/\.ts$/, '.js')}"`;
  const { timeouts: usual, ...target } = plan.target;
  const timeouts = { ...usual, answer: answerMs, ...(breaks.length === 0 && { start: startMs }) };
  return { ...plan, target: { ...target, name: fault, start: { command }, timeouts, cwd: root } };
}

/**
 * Does the work for all items, some of them at the same time; the results are in the order of the items. Throws what the
 * first work that failed threw, once those that had begun beside it have ended; no other begins.
 */
async function inParallel<T, R>(
  items: readonly T[],
  work: (item: T, index: number) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  const errors: unknown[] = [];
  const queue = [...items.entries()];
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next && errors.length === 0; next = queue.shift()) {
      const [index, item] = next;
      await work(item, index).then(
        (result) => (results[index] = result),
        (error: unknown) => errors.push(error),
      );
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  if (errors.length > 0) throw errors[0];
  return results;
}

interface Run extends Pick<Proof, 'full' | 'backplane'> {
  readonly plan: Plan;
  readonly verdict: Verdict;
  readonly proven: readonly MutantResult[];
  readonly started: number;
}

function toProof({ full, backplane, plan, verdict, proven, started }: Run): Proof {
  const { requirements } = plan;
  const killed = proven.filter(({ status }) => status === 'killed');
  const caught = new Set(killed.flatMap(({ breaks }) => breaks));
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
    totals: Object.fromEntries(
      mutantStatuses.map((one) => [one, proven.filter(({ status }) => status === one).length]),
    ) as Proof['totals'],
    unproven: musts.map(({ id }) => id).filter((id) => !caught.has(id)),
    faults: mutantStatuses.flatMap((one) => proven.filter(({ status }) => status === one)),
    durationMs: Date.now() - started,
  };
}
