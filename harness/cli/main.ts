import { Command, CommanderError } from 'commander';
import { version } from '../package-root';
import { inert } from '../reports/ci/workflow-commands';
import { VerdictFileError } from '../reports/verdict-file';
import { UsageError } from '../run/options';
import { runSuite } from '../run/run';
import { BackplaneError } from '../servers/backplane/backplane';
import { TargetError } from '../servers/instance';
import { withoutSecrets } from '../target-file/secrets';
import { TargetFileError } from '../target-file/target-file';
import { compareCommand } from './compare';
import { doctorCommand } from './doctor';
import { explainCommand, listCommand } from './explain';
import { initCommand } from './init';
import { proveCommand } from './prove';
import { reportCommand } from './report';
import { runCommand } from './run';

const codes = `
Exit codes:
  0  conformant
  1  not conformant (also: a stale or expired deviation, or incomplete without --allow-incomplete)
  2  the command line or the target file is wrong
  3  the target did not start, answer or pass the preflight
  4  a fault of this program, or nothing ran
  130  interrupted`;

/** Parses the command line and does what it says; returns the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  let code = 0;
  const program = new Command('rooms-conformance')
    .description('Conformance tests for rooms and namespaces in Socket.IO and NestJS servers')
    .version(version)
    .addHelpText('after', codes)
    .exitOverride();
  const running = runCommand(async (options) => {
    code = await runSuite(options);
  });
  program.addCommand(running.exitOverride(), { isDefault: true });
  const done = (ended: number): void => {
    code = ended;
  };
  program.addCommand(proveCommand(done).exitOverride());
  program.addCommand(compareCommand(done).exitOverride());
  program.addCommand(reportCommand(done).exitOverride());
  program.addCommand(initCommand(print, done).exitOverride());
  program.addCommand(doctorCommand(print, done).exitOverride());
  program.addCommand(listCommand(print).exitOverride());
  program.addCommand(explainCommand(print).exitOverride());
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    return exitCodeOf(error);
  }
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (!(error instanceof Error)) throw error;
  const isInput = [UsageError, TargetFileError, VerdictFileError].some(
    (one) => error instanceof one,
  );
  if (isInput) return say(error.message, 2);
  if (error instanceof TargetError || error instanceof BackplaneError) return say(error.message, 3);
  return say(`a fault of rooms-conformance itself, please report it: ${error.stack ?? ''}`, 4);
}

function print(text: string): void {
  process.stdout.write(withoutSecrets(text));
}

function say(message: string, code: number): number {
  process.stderr.write(inert(`${withoutSecrets(message)}\n`, process.env));
  return code;
}

if (require.main === module) {
  // Should the program ever run dry before it has a verdict, that must not look like a conformant target.
  process.exitCode = 4;
  void main(process.argv.slice(2)).then((code) => {
    process.exit(code);
  });
}
