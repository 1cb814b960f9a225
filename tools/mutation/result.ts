import { z } from 'zod';

/** Ends of a mutant, in the order of the summary; the first two count as killed. */
export const statuses = [
  'must',
  'no-start',
  'should',
  'incomplete',
  'timed-out',
  'survived',
] as const;

/** What each status means. */
export const meanings: Readonly<Record<(typeof statuses)[number], string>> = {
  must: 'a MUST requirement fails, also when it runs alone',
  'no-start': 'the server does not start, or fails the preflight',
  should: 'only SHOULD requirements fail',
  incomplete: 'nothing fails, but a MUST requirement cannot be judged',
  'timed-out': 'nothing failed before the time limit',
  survived: 'nothing fails',
};

const killerSchema = z.strictObject({ id: z.string(), lane: z.string() });

/** Schema of the result of one mutant. */
export const resultSchema = z.strictObject({
  name: z.string(),
  /** Digest of everything that the result depends on: see `digestOf`. */
  digest: z.string(),
  file: z.string(),
  line: z.number(),
  mutator: z.string(),
  code: z.string(),
  replacement: z.string(),
  status: z.enum(statuses),
  /** Requirement that failed. */
  by: killerSchema.exactOptional(),
  /** What else was seen. */
  note: z.string().exactOptional(),
  durationMs: z.number(),
});

/** Requirement that fails against a mutant, and the lane in which it does. */
export type Killer = z.infer<typeof killerSchema>;

/** Result of one mutant. */
export type Result = z.infer<typeof resultSchema>;

/** End of a mutant. */
export type End = Pick<Result, 'status' | 'by' | 'note'>;

/** Whether a mutant is killed. */
export function isKilled({ status }: Pick<Result, 'status'>): boolean {
  return status === 'must' || status === 'no-start';
}

const mostLikely = 6;

/** Returns the requirements that killed most mutants of a file, most frequent first. */
export function likelyKillers(
  file: string,
  kills: readonly { readonly file: string; readonly by: Killer }[],
): Killer[] {
  const counts = new Map<string, { readonly killer: Killer; readonly count: number }>();
  for (const { by } of kills.filter((kill) => kill.file === file)) {
    const key = `${by.id} ${by.lane}`;
    counts.set(key, { killer: by, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const sorted = [...counts.values()].sort((one, other) => other.count - one.count);
  return sorted.slice(0, mostLikely).map(({ killer }) => killer);
}
