import { systemFailure } from '../system-failure';
import { exitCodeOf, faultOfSuite } from './exit-code-of';

/**
 * Ends this process with exit code 4 at an error that nothing has caught, also while a step runs, to which Cucumber would
 * assign it. Exit code 1, that of Node.js, would say that the target is not conformant.
 */
export function endAtUncaughtErrors(): void {
  process.on('uncaughtException', (error: unknown) => {
    const what = 'an error that nothing caught ended the run without a verdict';
    process.exit(systemFailure(error) ? exitCodeOf(error) : faultOfSuite(what, error));
  });
}
