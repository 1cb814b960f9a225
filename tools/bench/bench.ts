import { cpus } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { Command } from 'commander';
import { root } from '../../harness/package-root';
import { writeWhole } from '../../harness/reports/atomic-write';
import { costOfScenario } from './cost';
import { lowerOf, problemsOf, type Figures, type Problem } from './figures/gate';
import { growthWithClients, growthWithScenarios } from './growth';
import type { Bench, Measured, Measurement } from './measurement';
import { programs } from './processes/programs';
import { readResult, resultJson, ResultFileError, type Result } from './figures/result';
import { ratioTable } from './figures/table';

const measurements = [costOfScenario, growthWithScenarios, growthWithClients, programs];

const file = join(root, 'reports', 'bench.json');

/** How many times more the gate measures what it does not accept. */
const mostRepeats = 2;

type All = ReadonlyMap<Measurement, Measured>;

/** Measures everything, prints the tables and writes `reports/bench.json`. Returns the exit code. */
async function main(signal: AbortSignal): Promise<number> {
  const { gate } = new Command('bench')
    .description('Measure the cost of the suite as ratios to a bare loop of socket.io-client')
    .option('--gate <file>', 'fail if a ratio is beyond 1.2 times the one that this file records')
    .parse()
    .opts<{ gate?: string }>();
  const recorded = gate === undefined ? undefined : readResult(resolve(gate));
  const bench = { signal, print };
  const all = await measure(measurements, bench);
  const best = recorded ? await lowest(recorded, all, bench) : figures(all);
  const result: Result = { schemaVersion: '1.0', environment: environment(), ...best };
  print(ratioTable(result.ratios, result.curves));
  await writeWhole(file, resultJson(result));
  print(`written: ${relative(process.cwd(), file)}\n`);
  return recorded ? judge(problemsOf(recorded, result)) : 0;
}

async function measure(chosen: readonly Measurement[], bench: Bench): Promise<All> {
  const all = new Map<Measurement, Measured>();
  for (const one of chosen) {
    process.stderr.write(`measuring: ${one.name}\n`);
    const began = performance.now();
    all.set(one, await one.run(bench));
    const seconds = (performance.now() - began) / 1000;
    process.stderr.write(`  took ${seconds.toFixed(0)} s\n`);
  }
  return all;
}

/** Returns the lowest ratios: a busy machine may distort a measurement, so what is not accepted is measured up to twice more. */
async function lowest(recorded: Result, all: All, bench: Bench): Promise<Figures> {
  let best = figures(all);
  for (let left = mostRepeats; left > 0; left -= 1) {
    const problems = problemsOf(recorded, best);
    if (problems.length === 0) break;
    best = lowerOf(best, await again(problems, all, bench));
  }
  return best;
}

/** Measures again what the problems are about. */
async function again(problems: readonly Problem[], all: All, bench: Bench): Promise<Figures> {
  const names = problems.map(({ name }) => name);
  print(['not accepted, so measured once more:', ...problems.map(lineOf), ''].join('\n'));
  const chosen = [...all].filter(([, { ratios, curve }]) =>
    [...ratios, ...(curve ? [curve] : [])].some(({ name }) => names.includes(name)),
  );
  return figures(
    await measure(
      chosen.map(([one]) => one),
      bench,
    ),
  );
}

function figures(all: All): Figures {
  const measured = [...all.values()];
  return {
    ratios: measured.flatMap(({ ratios }) => ratios),
    curves: measured.flatMap(({ curve }) => (curve ? [curve] : [])),
  };
}

function environment(): Result['environment'] {
  return { node: process.version, platform: process.platform, cores: cpus().length };
}

function judge(problems: readonly Problem[]): number {
  for (const one of problems) print(`${lineOf(one)}\n`);
  print(problems.length === 0 ? 'gate: passed\n' : 'gate: FAILED\n');
  return problems.length === 0 ? 0 : 1;
}

function lineOf({ message }: Problem): string {
  return `  ${message}`;
}

function print(text: string): void {
  process.stdout.write(text);
}

/** The servers are process groups of their own, which a signal to this process does not reach, so they have to be stopped here. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM']) {
    process.once(name, () => {
      controller.abort(new Error(`interrupted by ${name}`));
    });
  }
  return controller.signal;
}

void main(interruption()).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof ResultFileError ? error.message : error);
    process.exit(2);
  },
);
