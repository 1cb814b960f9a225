import { runSuite } from '../run/run';
import type { RunOptions } from '../run/options';
import { exitCodeOf } from '../cli/exit-code-of';
import { endAtUncaughtErrors } from '../cli/uncaught';

/** Runs the options that the caller's process sends, and ends with the exit code of the command line. */
function main(): void {
  // If this process ends early without a verdict, that must not look like a conformant target.
  process.exitCode = 4;
  endAtUncaughtErrors();
  process.once('disconnect', () => process.exit(130));
  process.once('message', (options: RunOptions) => {
    void runSuite(options)
      .catch(exitCodeOf)
      .then((code) => process.exit(code));
  });
}

main();
