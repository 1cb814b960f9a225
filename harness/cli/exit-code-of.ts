import { CommanderError } from 'commander';
import { inert } from '../reports/ci/workflow-commands';
import { VerdictFileError } from '../reports/verdict-file';
import { systemFailure } from '../system-failure';
import { UsageError } from '../run/options';
import { BackplaneError } from '../servers/backplane/backplane';
import { TargetError } from '../servers/instance';
import { withoutSecrets } from '../target-file/secrets';
import { TargetFileError } from '../target-file/target-file';

/** Prints why a run ended without a verdict, and returns its exit code. Throws what is no Error. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (!(error instanceof Error)) throw error;
  const isInput = [UsageError, TargetFileError, VerdictFileError].some(
    (one) => error instanceof one,
  );
  if (isInput) return say(error.message, 2);
  if (error instanceof TargetError || error instanceof BackplaneError) return say(error.message, 3);
  const failure = systemFailure(error);
  if (failure !== undefined) return say(`the run has ended without a verdict: ${failure}`, 4);
  return say(
    `internal error of rooms-conformance, not of the target; please report it with this text:\n${error.stack ?? error.message}`,
    4,
  );
}

/** Ends this process with the exit code of an error that nothing has caught, instead of that of a target at fault. */
export function endOnFault(): void {
  process.on('uncaughtException', (error) => {
    process.exit(exitCodeOf(error));
  });
}

function say(message: string, code: number): number {
  process.stderr.write(inert(`${withoutSecrets(message)}\n`, process.env));
  return code;
}
