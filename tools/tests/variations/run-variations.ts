import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parse, stringify } from 'yaml';
import { inParallel } from '../../../harness/mutation/in-parallel';
import { root } from '../../../harness/package-root';
import { usual } from '../../../harness/run/options';
import { planOf } from '../../../harness/run/plan';
import { runOnce } from '../../../harness/run/run';
import { bundle } from '../../../harness/servers/programs/bundle';
import type { Verdict } from '../../../harness/verdict/schema';
import { sum, type Tally } from '../part';
import { tallyOfTries } from '../second-try';
import { allVariations, programOf, targetOf, type Variation } from './variation';

const out = join(root, 'reports', 'tests', 'variations');

/** More than half of such a run is waiting. */
const runsAtOnce = 2;

/** Runs the suite against every variation of the reference server: each is correct, and must be found conformant. */
export async function runVariations(say: (line: string) => void): Promise<Tally> {
  const variations = allVariations();
  const servers = await bundle(root, [...new Set(variations.map(programOf))]);
  const tallies = await inParallel(variations, runsAtOnce, async (variation) => {
    return await tallyOfTries(async () => {
      const problems = problemsIn(await verdictOn(variation, servers));
      const status = problems.length === 0 ? 'ok  ' : 'FAIL';
      say([`${status}  ${variation.variation}`, ...problems].join('\n      '));
      return problems.map((problem) => `${variation.variation}: ${problem}`);
    });
  });
  return sum(tallies);
}

async function verdictOn(variation: Variation, servers: string): Promise<Verdict> {
  const folder = join(out, variation.variation);
  const file = join(folder, 'target.yaml');
  const program = join(servers, relative(root, programOf(variation))).replace(/\.ts$/, '.js');
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, stringify(targetOf(variation, { reference: reference(), program })));
  const { lane, keeps } = variation;
  const selection = { lane: [lane], requirement: keeps, out: join(folder, 'report') };
  const options = { ...usual, target: file, ...selection };
  const { verdict } = await runOnce(planOf(options), options);
  if (verdict.interrupted !== undefined) throw new Error(verdict.interrupted);
  return verdict;
}

function reference(): object {
  const file = join(root, 'fixtures', 'targets', 'reference', 'target.yaml');
  return parse(readFileSync(file, 'utf8')) as object;
}

/** Returns a line for an outcome other than conformant, and for each requirement that is not kept. */
function problemsIn({ outcome, requirements }: Verdict): string[] {
  const fine = ['passed', 'not-applicable', 'not-run', 'expected-failure'];
  const wrong = requirements.filter(({ status }) => !fine.includes(status));
  return [
    ...(outcome === 'conformant' ? [] : [`the outcome is ${outcome}, expected conformant`]),
    ...wrong.map(({ id, status, scenarios }) => {
      const message = scenarios.find((one) => one.status === status)?.message ?? '';
      return `${id} ${status}: ${message.split('\n').slice(0, 3).join(' ')}`;
    }),
  ];
}
