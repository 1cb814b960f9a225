import { fork } from 'node:child_process';
import { resolve } from 'node:path';
import { readVerdict } from '../reports/verdict-file';
import { usual, type RunOptions } from '../run/options';
import type { Verdict } from '../verdict/schema';
import { OwnServers, type StartServer } from './own-servers';
import { nodeOptions, programIn } from './programs';

/** What to test, and how. Options that are left out are as on the command line. */
export interface ConformanceOptions {
  /** Target file: what the server can do, its events and its rooms. Without it, the server has the contract's core. */
  readonly target?: string;
  /** Servers that are already running, instead of those of the target file. */
  readonly urls?: readonly string[];
  /** Starts a server of the caller's own process, instead of those of the target file; called once for each server. */
  readonly start?: StartServer;
  readonly lanes?: readonly string[];
  /** Ids or families: `TM-07`, `TM`. */
  readonly requirements?: readonly string[];
  readonly requirementSet?: string;
  readonly requireProfile?: RunOptions['requireProfile'];
  readonly strict?: boolean;
  readonly seed?: number;
  /** Folder for the reports: `reports`. */
  readonly out?: string;
}

/** The run ended without a verdict. */
export class ConformanceError extends Error {
  override readonly name = 'ConformanceError';

  constructor(
    message: string,
    /** As on the command line: 2 mistake, 3 the target did not start, 4 internal error, 130 interrupted. */
    readonly exitCode: number,
  ) {
    super(message);
  }
}

/** What a child process reports when it has ended. */
interface Ended {
  readonly code: number;
  readonly output: string;
}

/** Exit codes of runs with a verdict. */
const withVerdict = [0, 1, 5];

/**
 * Runs the suite in a child process, so that loaders and mocks of a test framework do not reach it, and returns the verdict.
 * Rejects with ConformanceError if there is none, and with the error of a `stop()` that fails. The reports are in `out`.
 */
export async function runConformance(options: ConformanceOptions): Promise<Verdict> {
  const out = resolve(options.out ?? 'reports');
  const runOptions = runOptionsOf(options);
  const own = options.start && (await OwnServers.listen(options.start));
  const run = childRun({ ...runOptions, out, ...own?.target });
  const { code, output } = await run.finally(() => own?.close());
  if (withVerdict.includes(code)) return await readVerdict(out);
  throw new ConformanceError(output.trim(), code);
}

/** Throws ConformanceError if the options name no target, or contradict each other. */
function runOptionsOf(options: ConformanceOptions): Omit<RunOptions, 'out'> {
  const { target, urls: url, lanes: lane, requirements: requirement, start, strict } = options;
  const { requirementSet, requireProfile, seed } = options;
  if (url && start) throw new ConformanceError('urls and start: give only one of them', 2);
  if ((target ?? url ?? start) === undefined)
    throw new ConformanceError('no target: give target, urls or start', 2);
  const file = target === undefined ? undefined : resolve(target);
  const judged = { requirementSet, requireProfile, strict: strict ? (true as const) : undefined };
  return { ...usual, ...given({ target: file, url, lane, requirement, seed, ...judged }) };
}

/** Options that have a value. */
type Given<T> = { readonly [Key in keyof T]?: Exclude<T[Key], undefined> };

function given<T extends object>(options: T): Given<T> {
  const entries = Object.entries(options).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Given<T>;
}

/** Runs the options in a child process; its end is this process's end as well. */
async function childRun(options: RunOptions): Promise<Ended> {
  const child = fork(programIn('child'), {
    execArgv: [...nodeOptions],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  const keep = (text: Buffer): void => {
    output += String(text);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  child.send(options);
  return await new Promise((done, fail) => {
    child.once('error', fail).once('close', (code) => {
      done({ code: code ?? 130, output });
    });
  });
}
