import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { lanes } from '../../harness/run/lanes/lanes';
import type { RunningBackplane } from '../../harness/servers/backplane/backplane';
import { findBackplane } from '../../harness/servers/backplane/find-backplane';
import { bundle } from '../../harness/servers/programs/bundle';
import { hunt } from './hunt';
import { instrument, switchVariable, type MechanicalMutant } from './instrument';
import type { End, Killer } from './result';
import { runSuite, type Ended, type InstrumentedServer, type Selection } from './suite-run';

const main = join('reference-server', 'main');
const writesReached = join(__dirname, 'reached-at-exit.js');

/** The instrumented server, bundled once, and a backplane for its runs. */
export class Laboratory {
  private reached: Promise<ReadonlySet<string>> | undefined;

  private constructor(
    readonly mutants: readonly MechanicalMutant[],
    private readonly program: string,
    private readonly backplane: RunningBackplane,
  ) {}

  /** Instruments and bundles the server, and starts a backplane. */
  static async open(root: string): Promise<Laboratory> {
    const { sources, mutants } = await instrument(root);
    const folder = await bundle(root, [join(root, `${main}.ts`)], sources);
    const backplane = await findBackplane({ deadlineMs: 30_000 });
    return new Laboratory(mutants, join(folder, `${main}.js`), backplane);
  }

  /** Name of the backplane. */
  get backplaneName(): string {
    return this.backplane.name;
  }

  /** Runs the suite against a mutant, first the requirements that will probably fail. */
  async end({ id }: MechanicalMutant, likely: readonly Killer[]): Promise<End> {
    const server = { args: [this.program], env: { [switchVariable]: id } };
    const isReached = async (): Promise<boolean> => (await this.reachedByAll()).has(id);
    return await hunt((selection) => this.run(server, selection), { likely, isReached });
  }

  /** Stops the backplane. */
  async close(): Promise<void> {
    await this.backplane.stop();
  }

  /** Returns the ids of the mutants whose code runs in any lane, from one run in this process. */
  private reachedByAll(): Promise<ReadonlySet<string>> {
    return (this.reached ??= this.findReached());
  }

  /** Throws an error if a requirement fails against the instrumented server without a change, also when it runs again. */
  private async findReached(): Promise<ReadonlySet<string>> {
    const folder = mkdtempSync(join(tmpdir(), 'rooms-conformance-reached-'));
    const args = ['--require', writesReached, this.program];
    const server = { args, env: { REACHED_MUTANTS: folder } };
    try {
      const failed = await this.failedOn(server);
      const again = failed.length === 0 ? [] : await this.failedOn(server, failed);
      if (again.length === 0) return idsIn(folder);
      throw new Error(`without a mutant, the instrumented server fails ${again.join(', ')}`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  private async failedOn(
    server: InstrumentedServer,
    requirement?: readonly string[],
  ): Promise<string[]> {
    const selection = { lanes: lanes.map(({ name }) => name), untilFailure: false };
    const ended = await this.run(server, { ...selection, ...(requirement && { requirement }) });
    if ('stopped' in ended) throw new Error(ended.stopped);
    const failed = ended.verdict.requirements.filter(({ status }) => status === 'failed');
    return failed.map(({ id }) => id);
  }

  private async run(server: InstrumentedServer, selection: Selection): Promise<Ended> {
    return await runSuite(server, selection, this.backplane);
  }
}

function idsIn(folder: string): Set<string> {
  const ids = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  return new Set(ids.flatMap((text) => z.array(z.string()).parse(JSON.parse(text))));
}
