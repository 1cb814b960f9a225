import { LoadedFiles } from '../../run/watch/loaded-files';
import type { Order } from '../../run/watch/run-process';
import type * as Rehearsal from '../../run/watch/rehearsal';
import type * as Main from '../main';

/** What has been loaded, once it is. */
let loading: Promise<LoadedFiles> | undefined;

/** Waits for the orders of `--watch`, whose runs this program carries out, each in a process of its own. */
function main(): void {
  // If this process ends early without a verdict, that must not look like a conformant target.
  process.exitCode = 4;
  // The watch has ended by force; a run ends as at any other signal, and leaves no server.
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.on('message', (order: Order) => {
    if ('load' in order) loading = load(order.load === 'steps').catch(giveUp);
    else void run(order.run);
  });
}

async function load(withSteps: boolean): Promise<LoadedFiles> {
  loadMain();
  if (withSteps) await loadRehearsal().rehearse();
  return new LoadedFiles();
}

async function run(more: readonly string[]): Promise<void> {
  const loaded = await loading;
  if (loaded?.areStale()) giveUp();
  process.argv.push(...more);
  process.send?.('begun', () => {
    loadMain().runProgram();
  });
}

/** Ends without a run and without a word: the next process loads the files as they are then. */
function giveUp(): never {
  process.exit();
}

// An error in a module must be one of the run, and not of the time before it, so that these are not imported.

function loadMain(): typeof Main {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- `import()` loads no TypeScript
  return require('../main') as typeof Main;
}

function loadRehearsal(): typeof Rehearsal {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- `import()` loads no TypeScript
  return require('../../run/watch/rehearsal') as typeof Rehearsal;
}

main();
