import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../harness/package-root';
import { writeComparison } from '../harness/reports/comparison/comparison-files';
import { comparisonMarkdown } from '../harness/reports/comparison/markdown';
import { verdictLine } from '../harness/reports/verdict-text';
import { usual } from '../harness/run/options';
import { planOf } from '../harness/run/plan';
import { runOnce } from '../harness/run/run';
import { compare, type Column } from '../harness/verdict/comparison';

const targets = join(root, 'fixtures', 'targets');
const measure = 'reference';

/** Runs the suite against every target of this repository and writes `docs/scoreboard.md` and `reports/scoreboard`. */
async function main(): Promise<void> {
  // The lesson's servers are judged by the Rules of the lesson alone.
  const others = readdirSync(targets, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .filter((name) => name !== measure && !name.startsWith('lesson'));
  const columns: Column[] = [];
  for (const name of [measure, ...others]) columns.push(await columnOf(name));
  const comparison = compare(columns);
  await writeComparison(join(root, 'reports', 'scoreboard'), comparison);
  const opening = [
    '# Scoreboard',
    'The targets of this repository under the same features. Written by `npm run scoreboard`; a requirement of a capability that a target does not declare is not applicable, and an expected failure is a deviation with its reason in the target file under [fixtures/targets](../fixtures/targets). The target file also says why a target is not conformant: which requirements it breaks depends on timing and differs from one scoreboard to the next.',
  ];
  const page = [...opening, comparisonMarkdown(comparison)].join('\n\n');
  writeFileSync(join(root, 'docs', 'scoreboard.md'), page);
}

async function columnOf(name: string): Promise<Column> {
  process.stderr.write(`${name}\n`);
  const out = join(root, 'reports', 'scoreboard', name);
  const options = { ...usual, target: join(targets, name, 'target.yaml'), out };
  const { verdict } = await runOnce(planOf(options), options);
  process.stderr.write(`${verdictLine(verdict)}\n`);
  if (verdict.interrupted !== undefined) throw new Error(verdict.interrupted);
  return { name: `${verdict.target.name} ${verdict.target.version}`, verdict };
}

void main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
