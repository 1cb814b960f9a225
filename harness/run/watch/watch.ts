import { relative } from 'node:path';
import type { RunOptions } from '../options';
import { watchNpm } from '../interruption/npm-above';
import { say as sayAlways } from '../terminal';
import { Changes } from './changes';
import { interrupted } from './run-process';
import { Runs } from './runs';
import { watchedPaths } from './watched-paths';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Exit codes after which nothing of the requirements has failed. */
const fine = [0, 5];

/**
 * Runs the command line of this process again and again: at once, and after each change of the target's files or of the
 * features. What failed runs first; once it passes, everything does. `program` is the file that runs the command line when
 * it is told to. Ends at Ctrl-C, with the exit code of an interruption.
 */
export async function watchRuns(options: RunOptions, program: string): Promise<number> {
  const changes = await Changes.of(watchedPaths(options), options.out);
  const runs = new Runs(program, options);
  let isEnded = false;
  const end = (signal: NodeJS.Signals): void => {
    isEnded = true;
    runs.end(signal);
    void changes.end();
  };
  const unwatchNpm = watchNpm(() => {
    end('SIGTERM');
  });
  for (const signal of signals) process.on(signal, end);
  try {
    await runUntil(() => isEnded, { runs, changes }, options);
    return interrupted;
  } finally {
    for (const signal of signals) process.off(signal, end);
    unwatchNpm();
    await changes.end();
  }
}

async function runUntil(
  isEnded: () => boolean,
  { runs, changes }: { readonly runs: Runs; readonly changes: Changes },
  { requirement, quiet }: RunOptions,
): Promise<void> {
  const say = (line: string): void => {
    if (!quiet) sayAlways(line);
  };
  let code = await runs.run();
  while (!isEnded() && code !== interrupted) {
    say('waiting for a change; Ctrl-C ends the watch');
    runs.prepare();
    const changed = await changes.next();
    if (changed === undefined) return;
    say(`\n${relative('', changed)} has changed`);
    const repeated = code === 1 && requirement === undefined ? await runs.run('--only-failed') : 0;
    code = fine.includes(repeated) && !isEnded() ? await runs.run() : repeated;
  }
}
