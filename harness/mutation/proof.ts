import { z } from 'zod';
import type { Mutant } from '../specification/mutants';
import { statusSchema, type RequirementVerdict, type Verdict } from '../verdict/schema';

/**
 * What the suite made of a fault: `killed` (every declared requirement failed, with the message), `survived` (one did
 * not fail), `wrong-reason` (one failed with another message, or the server did not start), `not-run` (what it takes is
 * not on this machine).
 */
export const mutantStatuses = ['survived', 'wrong-reason', 'not-run', 'killed'] as const;

const faultProofSchema = z.strictObject({
  fault: z.string(),
  does: z.string(),
  lane: z.string(),
  breaks: z.array(z.string()),
  says: z.string(),
  status: z.enum(mutantStatuses),
  /** Why it is not `killed`. */
  reason: z.string().exactOptional(),
  /** What became of every requirement that ran, by id. */
  requirements: z.record(z.string(), statusSchema),
  durationMs: z.number().nonnegative(),
});

export const proofSchema = z.strictObject({
  schemaVersion: z.literal(1),
  suite: z.strictObject({
    name: z.string(),
    version: z.string(),
    requirementSet: z.string(),
    featuresDigest: z.string(),
  }),
  /** Whether every fault met all requirements of its lane, and not only those that it is to break. */
  full: z.boolean(),
  backplane: z.string(),
  /** The server without a fault, in all lanes: `failed` has to be empty. */
  correct: z.strictObject({ outcome: z.string(), failed: z.array(z.string()) }),
  totals: z.record(z.enum(mutantStatuses), z.number()),
  /** The MUST requirements of the set that no fault of this proof was killed by. */
  unproven: z.array(z.string()),
  /** Survivors first. */
  faults: z.array(faultProofSchema),
  durationMs: z.number().nonnegative(),
});

export type MutantResult = z.infer<typeof faultProofSchema>;
export type Proof = z.infer<typeof proofSchema>;

/** How a run against a fault ended: with a verdict, or before the first scenario. */
export type End =
  | { readonly verdict: Verdict }
  | { readonly stopped: string; readonly by: 'target' | 'environment' };

/** What the suite made of a fault, judged by how the run ended. */
export function proofOf(fault: Mutant, end: End, durationMs: number): MutantResult {
  const { fault: name, does, lane, breaks, says } = fault;
  const ran = 'verdict' in end ? end.verdict.requirements.filter(hasRun) : [];
  const requirements = Object.fromEntries(ran.map(({ id, status }) => [id, status]));
  const judged = 'verdict' in end ? ofVerdict(fault, end.verdict) : ofStop(fault, end);
  return { fault: name, does, lane, breaks, says, ...judged, requirements, durationMs };
}

type Judged = Pick<MutantResult, 'status' | 'reason'>;

function ofStop({ breaks, says }: Mutant, end: Exclude<End, { verdict: Verdict }>): Judged {
  if (end.by === 'environment') return { status: 'not-run', reason: end.stopped };
  const isMeant = breaks.length === 0 && end.stopped.includes(says);
  if (isMeant) return { status: 'killed' };
  return { status: 'wrong-reason', reason: `no scenario ran: ${end.stopped}` };
}

function ofVerdict({ breaks, says }: Mutant, { requirements }: Verdict): Judged {
  if (breaks.length === 0) return { status: 'survived', reason: 'the scenarios were run' };
  const declared = breaks.map((id) => ({ id, found: requirements.find((one) => one.id === id) }));
  const alive = declared.filter(({ found }) => found?.status !== 'failed');
  if (alive.length > 0) return { status: 'survived', reason: alive.map(toSurvival).join(', ') };
  const said = declared.map(({ id, found }) => ({ id, messages: messagesOf(found) }));
  const other = said.filter(({ messages }) => !messages.some((text) => text.includes(says)));
  if (other.length === 0) return { status: 'killed' };
  const lines = other.map(
    ({ id, messages }) => `${id} failed without "${says}": ${messages.join('\n')}`,
  );
  return { status: 'wrong-reason', reason: lines.join('\n') };
}

interface Declared {
  readonly id: string;
  readonly found: RequirementVerdict | undefined;
}

/** What did not run has not failed: a fault whose server dies on the way is not caught by what came after. */
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

/** Whether there is nothing in it that a maintainer must look at. What did not run proves nothing, and harms nothing. */
export function holds({ correct, totals }: Proof): boolean {
  const isCorrect = correct.outcome === 'conformant' && correct.failed.length === 0;
  return isCorrect && totals.survived === 0 && totals['wrong-reason'] === 0;
}
