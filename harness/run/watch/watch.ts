import { relative } from 'node:path';
import { execa } from 'execa';
import type { RunOptions } from '../options';
import { watchNpm } from '../interruption/npm-above';
import { say as sayAlways } from '../terminal';
import { Changes } from './changes';
import { watchedPaths } from './watched-paths';

/** Exit code of an interrupted run. */
const interrupted = 130;

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The run that goes on. */
let current: { kill(signal: NodeJS.Signals): boolean } | undefined;

/** Exit codes after which nothing of the requirements has failed. */
const fine = [0, 5];

/**
 * Runs the command line of this process again and again: at once, and after each change of the target's files or of the
 * features. What failed runs first; once it passes, everything does. Ends at Ctrl-C, with the exit code of an interruption.
 */
export async function watchRuns(options: RunOptions): Promise<number> {
  const changes = await Changes.of(watchedPaths(options), options.out);
  let isEnded = false;
  const end = (signal: NodeJS.Signals): void => {
    isEnded = true;
    // A run is a child process, which gets Ctrl-C from the terminal as well.
    if (signal !== 'SIGINT') current?.kill(signal);
    void changes.end();
  };
  const unwatchNpm = watchNpm(() => {
    end('SIGTERM');
  });
  for (const signal of signals) process.on(signal, end);
  try {
    await runUntil(() => isEnded, changes, options);
    return interrupted;
  } finally {
    for (const signal of signals) process.off(signal, end);
    unwatchNpm();
    await changes.end();
  }
}

async function runUntil(
  isEnded: () => boolean,
  changes: Changes,
  { requirement, quiet }: RunOptions,
): Promise<void> {
  const say = (line: string): void => {
    if (!quiet) sayAlways(line);
  };
  let code = await run();
  while (!isEnded() && code !== interrupted) {
    say('waiting for a change; Ctrl-C ends the watch');
    const changed = await changes.next();
    if (changed === undefined) return;
    say(`\n${relative('', changed)} has changed`);
    const repeated = code === 1 && requirement === undefined ? await run('--only-failed') : 0;
    code = fine.includes(repeated) && !isEnded() ? await run() : repeated;
  }
}

/** Runs the command line once, in a process that has loaded nothing of the last state of the files. */
async function run(...more: readonly string[]): Promise<number> {
  const [, program = '', ...given] = process.argv;
  const own = given.filter((argument) => argument !== '--watch' && !more.includes(argument));
  const args = [...process.execArgv, program, ...own, ...more];
  const child = execa(process.execPath, args, { stdio: 'inherit', reject: false });
  current = child;
  const { exitCode } = await child;
  current = undefined;
  return exitCode ?? interrupted;
}
