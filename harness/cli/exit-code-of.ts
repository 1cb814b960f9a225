import { CommanderError } from 'commander';
import { VerdictFileError } from '../reports/verdict-file';
import { systemFailure } from '../system-failure';
import { UsageError } from '../run/options';
import { sayError } from '../run/terminal';
import { BackplaneError } from '../servers/backplane/backplane';
import { TargetError } from '../servers/instance';
import { TargetFileError } from '../target-file/target-file';

const ended = 'the run ended without a verdict';

/** Prints why a run ended without a verdict, and returns its exit code. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (!(error instanceof Error)) return faultOfSuite(ended, error);
  const isInput = [UsageError, TargetFileError, VerdictFileError].some(
    (one) => error instanceof one,
  );
  if (isInput) return say(error.message, 2);
  if (error instanceof TargetError || error instanceof BackplaneError) return say(error.message, 3);
  const failure = systemFailure(error);
  if (failure !== undefined) return say(`the run has ended without a verdict: ${failure}`, 4);
  return faultOfSuite(ended, error);
}

/** Prints what went wrong in the suite itself, and returns the exit code. */
export function faultOfSuite(what: string, error: unknown): number {
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return say(
    `internal error of rooms-conformance, not of the target: ${what}; please report it with this text:\n${details}`,
    4,
  );
}

function say(message: string, code: number): number {
  sayError(message);
  return code;
}
