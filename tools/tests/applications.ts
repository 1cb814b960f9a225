import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { inParallel } from '../../harness/mutation/in-parallel';
import { sampleOf } from '../../harness/mutation/sample-mutants';
import { root } from '../../harness/package-root';
import { usual } from '../../harness/run/options';
import { planOf } from '../../harness/run/plan';
import { runOnce } from '../../harness/run/run';
import {
  applicationMutants,
  mutated,
  type ApplicationMutant,
} from '../../harness/specification/application-mutants';
import { loadTarget } from '../../harness/target-file/target-file';
import type { Verdict } from '../../harness/verdict/schema';
import { sum, type Tally, type TestSettings } from './part';
import { tallyOfTries } from './second-try';

const applications = join(root, 'fixtures', 'applications');
/** File with the requirements that each application must exercise. */
export const recordFile = join(applications, 'exercised.json');
const out = join(root, 'reports', 'tests', 'applications');

/** More than half of such a run is waiting. */
const runsAtOnce = 5;

/** One run of the suite, and what is wrong with its result. */
interface Try {
  readonly title: string;
  readonly run: () => Promise<string[]>;
}

/** Lane in which an application must exercise the recorded requirements, and in which its mutants run. */
const recordedLane = 'one-server';

/** In which lanes applications run, and whether their mutants run as well. */
interface Extent {
  readonly lane: readonly string[];
  readonly withMutants: boolean;
}

const sampleSize = 10;

/** Names of the applications, in order. */
export function applicationNames(): string[] {
  const entries = readdirSync(applications, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

/** Returns the folder for the report on an application. */
export function reportOf(name: string): string {
  return join(out, name);
}

/** Returns the ids of the requirements that a target exercised and kept. */
export function passedBy({ requirements }: Pick<Verdict, 'requirements'>): string[] {
  return requirements.filter(({ status }) => status === 'passed').map(({ id }) => id);
}

/** Runs a seeded sample of the applications in one lane. */
export async function runSampleOfApplications({ seed, say }: TestSettings): Promise<Tally> {
  const names = sampleOf(applicationNames(), (name) => name, { count: sampleSize, seed });
  say(`${names.length} applications, chosen by seed ${seed}`);
  return await runThese(names, say, { lane: [recordedLane], withMutants: false });
}

/** Runs every application in two lanes: it must be conformant, and exercise the recorded requirements; and its mutants, which must fail. */
export async function runApplications({ say }: TestSettings): Promise<Tally> {
  const lane = [recordedLane, 'polling'];
  return await runThese(applicationNames(), say, { lane, withMutants: true });
}

async function runThese(
  names: readonly string[],
  say: (line: string) => void,
  { lane, withMutants }: Extent,
): Promise<Tally> {
  const tries = names.flatMap((name): Try[] => [
    { title: name, run: () => problemsOf(name, lanesOf(name, lane)) },
    ...(withMutants ? applicationMutants(join(applications, name)) : []).map((mutant) => ({
      title: `${name}: ${mutant.mutant}`,
      run: () => survivorsOf(name, mutant),
    })),
  ]);
  const tallies = await inParallel(tries, runsAtOnce, async (one) => {
    return await tallyOfTries(() => problemsSaid(one, say));
  });
  return sum(tallies);
}

/** Returns the lanes that an application has: one that takes WebSocket only has no polling. */
function lanesOf(name: string, lanes: Extent['lane']): readonly string[] {
  const { transports } = loadTarget(join(applications, name, 'target.yaml')).connect;
  return lanes.filter((one) => one !== 'polling' || transports.includes('polling'));
}

async function problemsSaid({ title, run }: Try, say: (line: string) => void): Promise<string[]> {
  const problems = await orError(run());
  say([`${problems.length === 0 ? 'ok  ' : 'FAIL'}  ${title}`, ...problems].join('\n      '));
  return problems.map((problem) => `${title}: ${problem}`);
}

/** A target that cannot be run at all is one problem among others. */
async function orError(found: Promise<string[]>): Promise<string[]> {
  return await found.catch((error: unknown) => String(error).split('\n').slice(0, 8));
}

async function problemsOf(name: string, lane: Extent['lane']): Promise<string[]> {
  const folder = join(applications, name);
  const verdict = await run(folder, { out: reportOf(name), lane });
  const fine = ['passed', 'not-applicable', 'not-run'];
  const wrong = verdict.requirements.filter(({ status }) => !fine.includes(status));
  const passed = passedBy(verdict);
  const expected = lane.includes(recordedLane) ? exercised(name) : [];
  const missing = expected.filter((id) => !passed.includes(id));
  return [
    ...verdict.problems,
    ...wrong.map(({ id, status, scenarios }) => {
      const message = scenarios.find((one) => one.status === status)?.message ?? '';
      return `${id} ${status}: ${message.split('\n').slice(0, 3).join(' ')}`;
    }),
    ...missing.map((id) => `${id} was not exercised`),
  ];
}

function exercised(name: string): readonly string[] {
  const record = z.record(z.string(), z.array(z.string()));
  return record.parse(JSON.parse(readFileSync(recordFile, 'utf8')))[name] ?? [];
}

/** Returns what a mutant did not fail. */
async function survivorsOf(name: string, mutant: ApplicationMutant): Promise<string[]> {
  const folder = join(out, `${name}-${mutant.mutant}`);
  cpSync(join(applications, name), folder, { recursive: true });
  const program = readFileSync(join(applications, name, 'server.js'), 'utf8');
  writeFileSync(join(folder, 'server.js'), mutated(program, mutant));
  const verdict = await run(folder, {
    out: join(folder, 'report'),
    lane: [recordedLane],
    requirement: mutant.breaks,
  });
  return mutant.breaks.flatMap((id) => {
    const found = verdict.requirements.find((one) => one.id === id);
    const messages = found?.scenarios.map(({ message }) => message ?? '') ?? [];
    if (found?.status !== 'failed')
      return [`${id}: ${found?.status ?? 'unknown'}, expected failed`];
    const isMeant = messages.some((message) => message.includes(mutant.says));
    return isMeant ? [] : [`${id} failed without "${mutant.says}"`];
  });
}

async function run(
  folder: string,
  selection: Pick<Parameters<typeof planOf>[0], 'out' | 'lane' | 'requirement'>,
): Promise<Verdict> {
  const options = { ...usual, target: join(folder, 'target.yaml'), ...selection };
  const { verdict } = await runOnce(planOf(options), options);
  return verdict;
}
