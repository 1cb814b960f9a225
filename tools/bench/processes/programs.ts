import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readVerdict } from '../../../harness/reports/verdict-file';
import type { Bench, Measured, Measurement } from '../measurement';
import { taken, type Taken } from './program';
import { medianRatio, type Pair } from '../figures/ratio';
import type { Ratio } from '../figures/result';
import { served } from '../messages/served';

/** Scenarios of the bare loop beside each measurement. */
const bareScenarios = 300;
const rounds = 2;

const program = join('harness', 'cli', 'main.ts');
const requirement = ['--requirement', 'TM-07', '--lane', 'one-server'];

/** Cost of a program beside that of the bare loop as a program: processor time per scenario, and memory. */
type Beside = Readonly<Record<'cpu' | 'memory', Pair>>;

/** The program as its users start it: its version, one requirement, the same again, and the default run. */
export const programs: Measurement = {
  name: 'start, rerun and default run',
  run: async (bench) => {
    if (process.platform === 'win32') {
      bench.print('start, rerun and default run: not measured without a POSIX shell\n');
      return { ratios: [] };
    }
    return await served('reference', async ({ url }) => {
      const folder = mkdtempSync(join(tmpdir(), 'rooms-conformance-bench-'));
      try {
        return { ratios: await measure({ ...bench, url, folder }) };
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  },
};

interface Place extends Bench {
  readonly url: string;
  /** Folder for the reports. */
  readonly folder: string;
}

async function measure(place: Place): Promise<Measured['ratios']> {
  const [start, first, again]: [Beside[], Beside[], Beside[]] = [[], [], []];
  for (let round = 0; round < rounds; round += 1) {
    const out = ['--out', join(place.folder, String(round))];
    const bare = await bareLoop(place);
    start.push(beside(bare, await taken([program, '--version'], place.signal)));
    first.push(beside(bare, await taken([program, ...requirement, ...out], place.signal)));
    again.push(beside(bare, await taken([program, ...requirement, ...out], place.signal)));
  }
  return [
    ...ratiosOf('start', start),
    ...ratiosOf('run of one requirement', first),
    ...ratiosOf('rerun of one requirement', again),
    ...ratiosOf('default run', [await defaultRun(place)]),
  ];
}

/** The processor time is that of one scenario, so that it does not grow with the features. */
async function defaultRun(place: Place): Promise<Beside> {
  const out = join(place.folder, 'default');
  const before = await bareLoop(place);
  const all = await taken([program, '--out', out], place.signal);
  const after = await bareLoop(place);
  const bare = {
    cpu: (before.cpu + after.cpu) / 2,
    memory: (before.memory + after.memory) / 2,
  };
  return beside(bare, { ...all, cpu: all.cpu / (await scenariosIn(out)) });
}

/** Returns the number of scenarios that ran, in all lanes. */
async function scenariosIn(folder: string): Promise<number> {
  const { requirements } = await readVerdict(folder);
  const ran = requirements
    .flatMap(({ scenarios }) => scenarios)
    .filter(({ status }) => status !== 'not-applicable' && status !== 'not-run');
  return new Set(ran.map(({ lane, name }) => `${lane} ${name}`)).size;
}

type Amounts = Pick<Taken, 'cpu' | 'memory'>;

/** Returns the processor time of one scenario of the bare loop, and the memory of the program that runs it. */
async function bareLoop({ url, signal }: Place): Promise<Amounts> {
  const loop = join('tools', 'bench', 'messages', 'bare-loop.ts');
  const { memory, stdout } = await taken([loop, url, String(bareScenarios)], signal);
  const { cpu } = JSON.parse(stdout) as { cpu: number };
  return { cpu, memory };
}

function beside(bare: Amounts, measured: Amounts): Beside {
  return {
    cpu: { measured: measured.cpu, bare: bare.cpu },
    memory: { measured: measured.memory, bare: bare.memory },
  };
}

function ratiosOf(name: string, rounds: readonly Beside[]): Ratio[] {
  const cpu = rounds.map((round) => round.cpu);
  const memory = rounds.map((round) => round.memory);
  return [
    medianRatio({ name: `${name}, processor time`, unit: 'ms' }, cpu),
    medianRatio({ name: `${name}, memory`, unit: 'MiB' }, memory),
  ];
}
