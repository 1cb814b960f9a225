import { z } from 'zod';
import type { Mutant } from '../specification/mutants';
import { statusSchema, type RequirementVerdict, type Verdict } from '../verdict/schema';

/**
 * Statuses of a mutant: `killed` (every declared requirement failed with the declared message, and every declared scenario
 * of the lesson failed), `survived` (one did not fail), `wrong-reason` (one failed with another message, or the mutant did
 * not start), `not-run` (this machine lacks what the mutant needs).
 */
export const mutantStatuses = ['survived', 'wrong-reason', 'not-run', 'killed'] as const;

const mutantResultSchema = z.strictObject({
  mutant: z.string(),
  does: z.string(),
  lane: z.string(),
  breaks: z.array(z.string()),
  says: z.string(),
  status: z.enum(mutantStatuses),
  /** Reason why it was not killed. */
  reason: z.string().exactOptional(),
  /** Status of every requirement that ran, by id. */
  requirements: z.record(z.string(), statusSchema),
  durationMs: z.number().nonnegative(),
});

/** Schema of `mutants.json`. */
export const mutationResultSchema = z.strictObject({
  schemaVersion: z.literal(1),
  suite: z.strictObject({
    name: z.string(),
    version: z.string(),
    requirementSet: z.string(),
    featuresDigest: z.string(),
  }),
  /** Whether all requirements of its lane ran against each mutant, not only those that it breaks, each in a run of its own. */
  full: z.boolean(),
  backplane: z.string(),
  /** Verdict on the server without a mutation, in all lanes: `failed` must be empty. */
  correct: z.strictObject({ outcome: z.string(), failed: z.array(z.string()) }),
  totals: z.record(z.enum(mutantStatuses), z.number()),
  /** Ids of the MUST requirements that killed none of these mutants. */
  withoutKill: z.array(z.string()),
  /** Survivors first. */
  mutants: z.array(mutantResultSchema),
  durationMs: z.number().nonnegative(),
});

/** Result of the suite against one mutant. */
export type MutantResult = z.infer<typeof mutantResultSchema>;

/** Result of the suite against the correct server and a set of mutants. */
export type MutationResult = z.infer<typeof mutationResultSchema>;

/** End of a run against a mutant: a verdict, or an error before the first scenario. */
export type MutantRun =
  | { readonly verdict: Pick<Verdict, 'requirements'> }
  | { readonly stopped: string; readonly by: 'target' | 'environment' };

/** Run against a mutant of one requirement that it breaks. */
export interface RunAlone {
  readonly id: string;
  readonly run: MutantRun;
}

/** Returns the runs of single requirements as one run: the first that did not start, or the verdict on each. */
export function together(runs: readonly RunAlone[]): MutantRun {
  const requirements: RequirementVerdict[] = [];
  for (const { id, run } of runs) {
    if ('stopped' in run) return run;
    requirements.push(...run.verdict.requirements.filter((one) => one.id === id));
  }
  return { verdict: { requirements } };
}

/** Returns the result of a mutant from the end of its run; `durationMs` is how long the run took. */
export function mutantResult(declared: Mutant, run: MutantRun, durationMs: number): MutantResult {
  const { mutant, does, lane, breaks, says } = declared;
  const ran = 'verdict' in run ? run.verdict.requirements.filter(hasRun) : [];
  const requirements = Object.fromEntries(ran.map(({ id, status }) => [id, status]));
  const found = 'verdict' in run ? fromVerdict(declared, run.verdict) : fromStop(declared, run);
  return { mutant, does, lane, breaks, says, ...found, requirements, durationMs };
}

type StatusWithReason = Pick<MutantResult, 'status' | 'reason'>;

function fromStop(
  { breaks, says }: Mutant,
  run: Extract<MutantRun, { stopped: string }>,
): StatusWithReason {
  if (run.by === 'environment') return { status: 'not-run', reason: run.stopped };
  const isDeclared = breaks.length === 0 && run.stopped.includes(says);
  if (isDeclared) return { status: 'killed' };
  return { status: 'wrong-reason', reason: `no scenario ran: ${run.stopped}` };
}

function fromVerdict(
  { breaks, says, scenarios = [] }: Mutant,
  { requirements }: Pick<Verdict, 'requirements'>,
): StatusWithReason {
  if (breaks.length === 0) return { status: 'survived', reason: 'the scenarios ran' };
  const declared = breaks.map((id) => ({ id, found: requirements.find((one) => one.id === id) }));
  const alive = declared.filter(({ found }) => found?.status !== 'failed');
  if (alive.length > 0) return { status: 'survived', reason: alive.map(toSurvival).join(', ') };
  const passing = scenarios.filter((title) => !hasFailedIn(requirements, title));
  if (passing.length > 0)
    return { status: 'survived', reason: `did not fail: "${passing.join('", "')}"` };
  const failed = declared.map(({ id, found }) => ({ id, messages: messagesOf(found) }));
  const other = failed.filter(({ messages }) => !messages.some((text) => text.includes(says)));
  if (other.length === 0) return { status: 'killed' };
  const lines = other.map(
    ({ id, messages }) => `${id} failed without "${says}": ${messages.join('\n')}`,
  );
  return { status: 'wrong-reason', reason: lines.join('\n') };
}

function hasFailedIn(requirements: Verdict['requirements'], title: string): boolean {
  const runs = requirements.flatMap(({ scenarios }) => scenarios);
  return runs.some(({ name, status }) => name === title && status === 'failed');
}

interface Declared {
  readonly id: string;
  readonly found: RequirementVerdict | undefined;
}

/** A requirement that did not run has not failed: a mutant that crashes is not killed by what was to run later. */
function toSurvival({ id, found }: Declared): string {
  const why = found?.reason === undefined ? '' : ` (${found.reason})`;
  return `${id} did not fail: ${found?.status ?? 'unknown'}${why}`;
}

function hasRun({ status }: RequirementVerdict): boolean {
  return status !== 'not-run' && status !== 'not-applicable';
}

function messagesOf(requirement: RequirementVerdict | undefined): string[] {
  const messages = requirement?.scenarios.map(({ message }) => message ?? '') ?? [];
  return messages.filter((text) => text !== '');
}

/** Returns the number of mutants with each status. */
export function totalsOf(mutants: readonly MutantResult[]): MutationResult['totals'] {
  const count = (wanted: MutantResult['status']): number =>
    mutants.filter(({ status }) => status === wanted).length;
  const entries = mutantStatuses.map((status) => [status, count(status)]);
  return Object.fromEntries(entries) as MutationResult['totals'];
}

/** Returns whether the correct server is conformant and no mutant that ran was left alive. */
export function isComplete({ correct, totals }: MutationResult): boolean {
  const isCorrect = correct.outcome === 'conformant' && correct.failed.length === 0;
  return isCorrect && totals.survived === 0 && totals['wrong-reason'] === 0;
}
