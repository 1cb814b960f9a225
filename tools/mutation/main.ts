import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { Command } from 'commander';
import { MutationInterrupted } from '../../harness/mutation/mutant-runner';
import { root } from '../../harness/package-root';
import { writeWhole } from '../../harness/reports/atomic-write';
import { UsageError } from '../../harness/run/options';
import { mutate, type Mutated } from './mutate';
import { resultText, scoreOf, scoreText } from './score';
import { Store, storeFile, writeRecord, writeScore } from './store';

interface Options {
  readonly sample?: string;
  readonly seed?: string;
  readonly mutant?: readonly string[];
  readonly fresh?: true;
  readonly record?: true;
}

const reports = join(root, 'reports', 'mutation');

/** Mutates the reference server mechanically, runs the suite against each mutant, and writes the score. */
async function main(): Promise<number> {
  const command = new Command('mutation')
    .description('Change the reference server mechanically, and run the suite against each change')
    .option('--sample <n>', 'run that many mutants (default: all)')
    .option('--seed <n>', 'seed of the sample (default: random)')
    .option('--mutant <name...>', 'run only these mutants, also if they are listed as equivalent')
    .option('--fresh', 'measure again what is known from earlier runs')
    .option(
      '--record',
      'record which mutants are killed, and the score of a sample: fixtures/mutation/',
    );
  const options = command.parse().opts<Options>();
  const mutated = await mutate({
    ...(options.sample !== undefined && { count: Number(options.sample) }),
    seed: options.seed === undefined ? randomInt(2 ** 31) : Number(options.seed),
    ...(options.mutant && { names: options.mutant }),
    store: new Store(storeFile, options.fresh ?? false),
    say,
    finished: (result) => {
      say(resultText(result));
    },
  });
  if (options.record) record(mutated, options);
  return await publish(mutated);
}

/** A sample of chosen mutants has no score. */
function record({ mutants, sample }: Mutated, { mutant, sample: count }: Options): void {
  writeRecord(root, mutants, sample.results);
  if (mutant === undefined && count !== undefined) writeScore(root, sample);
}

async function publish({ sample, problems }: Mutated): Promise<number> {
  const text = scoreText(sample);
  const json = { ...scoreOf(sample), ...sample, problems };
  await writeWhole(join(reports, 'score.json'), `${JSON.stringify(json, null, 2)}\n`);
  await writeWhole(join(reports, 'score.txt'), text);
  process.stdout.write(`\n${text}`);
  problems.forEach(say);
  return problems.length === 0 ? 0 : 1;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

void main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    const isInterrupted = error instanceof MutationInterrupted;
    if (isInterrupted) say(`${error.message}: the next run goes on from ${storeFile}`);
    else if (error instanceof UsageError) say(error.message);
    else say(String(error instanceof Error ? error.stack : error));
    process.exit(isInterrupted ? 130 : 2);
  },
);
