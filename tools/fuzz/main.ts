import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import fc from 'fast-check';
import { timeOf, toSeed } from '../../harness/cli/run';
import { root } from '../../harness/package-root';
import { attempt } from './attempt';
import { anyFaults, type Fault } from './faults';

interface Options {
  readonly seed: number;
  readonly time: number;
}

/** Runs the suite against servers that misbehave at random, until one breaks it or the time is up. Returns the exit code. */
async function main(): Promise<number> {
  const command = new Command('fuzz')
    .description('Run the suite against servers that misbehave at random: nothing may break it')
    .option('--seed <n>', 'seed of the first server (default: random)', toSeed, randomInt(2 ** 31))
    .option('--time <time>', 'how long, such as 20s or 5m', timeOf('--time'), 60_000);
  const { seed, time } = command.parse().opts<Options>();
  process.stdout.write(`seed ${seed}\n`);
  const property = fc.asyncProperty(anyFaults, async (faults) => {
    const broken = await attempt(faults);
    process.stdout.write(
      `${broken.length === 0 ? 'held  ' : 'BROKE '} ${faults.map(textOf).join(', ')}\n`,
    );
    if (broken.length > 0) throw new Error(broken.join('; '));
  });
  // The first failure is shrunk to fewer faults, also when the time is up.
  const { failed, counterexample, errorInstance, numRuns } = await fc.check(property, {
    ...{ seed, numRuns: 100_000, examples: finds().map((faults) => [faults]) },
    ...{ interruptAfterTimeLimit: time, markInterruptAsFailure: false },
  });
  if (!failed) {
    process.stdout.write(`${numRuns} servers, and nothing broke the suite\n`);
    return 0;
  }
  const [faults = []] = counterexample ?? [];
  process.stdout.write(
    `FAULTS ${JSON.stringify(faults)}\n${String(errorInstance)}\nrepeat: npm run fuzz -- --seed ${seed}\n`,
  );
  return 1;
}

/** Returns the faults that have broken the suite before: they come first. */
function finds(): Fault[][] {
  const file = join(root, 'fixtures', 'fuzz', 'finds.json');
  return JSON.parse(readFileSync(file, 'utf8')) as Fault[][];
}

function textOf({ layer, kind, after, every }: Fault): string {
  return `${layer} ${kind} (from ${after}, every ${every})`;
}

void main().then((code) => {
  process.exitCode = code;
});
