import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../../harness/package-root';
import { verdictLine } from '../../harness/reports/verdict-text';
import { usual } from '../../harness/run/options';
import { planOf } from '../../harness/run/plan';
import { runOnce } from '../../harness/run/run';
import { statusSchema, type Verdict } from '../../harness/verdict/schema';
import type { Tally } from './part';
import { tallyOfTries } from './second-try';

const recordSchema = z.strictObject({
  /** Outcome of the run, if it does not depend on timing. */
  outcome: z.string().exactOptional(),
  /** Requirements whose status depends on timing; `all`: every requirement that applies to the target. */
  unstable: z.union([z.literal('all'), z.array(z.string())]),
  /** Ids of the requirements with each status other than `passed`. */
  statuses: z.partialRecord(statusSchema, z.array(z.string())),
});

/** Recorded verdict on a target of `fixtures/targets`. */
export type RecordedVerdict = z.infer<typeof recordSchema>;

const file = join(root, 'fixtures', 'targets', 'recorded-verdicts.json');

/** How a target is run. */
interface TargetRun {
  readonly say: (line: string) => void;
  /** Ids or families of requirements; all, if left out. */
  readonly requirement?: readonly string[];
  /** All that the target has, if left out. */
  readonly lane?: readonly string[];
}

/** Runs the suite against a target of `fixtures/targets` and compares its verdict with the recorded one; again, if they differ. */
export async function runTarget(name: string, run: TargetRun): Promise<Tally> {
  return await tallyOfTries(() => differencesOf(name, run));
}

async function differencesOf(name: string, { say, ...selection }: TargetRun): Promise<string[]> {
  const target = join(root, 'fixtures', 'targets', name, 'target.yaml');
  const options = { ...usual, ...selection, target, out: join(root, 'reports', 'tests', name) };
  const { verdict } = await runOnce(planOf(options), options);
  if (verdict.interrupted !== undefined) throw new Error(verdict.interrupted);
  say(verdictLine(verdict));
  const found = differencesFrom(recordedVerdict(name), verdict);
  for (const line of found) say(`  ${name}: ${line}`);
  return found;
}

function recordedVerdict(name: string): RecordedVerdict {
  const record = z.record(z.string(), recordSchema).parse(JSON.parse(readFileSync(file, 'utf8')));
  const recorded = record[name];
  if (!recorded) throw new Error(`${file} has no verdict on ${name}`);
  return recorded;
}

/** Returns a line for an outcome, and one for each status, that is not the recorded one. */
export function differencesFrom(
  { outcome, unstable, statuses }: RecordedVerdict,
  verdict: Pick<Verdict, 'outcome' | 'requirements'>,
): string[] {
  const recorded = new Map(
    Object.entries(statuses).flatMap(([status, ids]) => ids.map((id) => [id, status] as const)),
  );
  const isUnstable = (id: string): boolean =>
    unstable === 'all' ? !recorded.has(id) : unstable.includes(id);
  const isOther = outcome !== undefined && outcome !== verdict.outcome;
  return [
    ...(isOther ? [`outcome: expected ${outcome}, received ${verdict.outcome}`] : []),
    ...verdict.requirements
      .filter(({ id }) => !isUnstable(id))
      .map(({ id, status }) => ({ id, status, expected: recorded.get(id) ?? 'passed' }))
      .filter(({ status, expected }) => status !== expected)
      .map(({ id, status, expected }) => `${id}: expected ${expected}, received ${status}`),
  ];
}
