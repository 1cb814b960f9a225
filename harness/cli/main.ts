#!/usr/bin/env node
import { extname, join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Command } from 'commander';
import { invocation, isPackage, version } from '../package-root';
import { UsageError } from '../run/options';
import { runSuite } from '../run/run';
import { print, sayError } from '../run/terminal';
import { watchRuns } from '../run/watch/watch';
import { didYouMean } from '../suggest';
import { compareCommand } from './compare';
import { doctorCommand } from './doctor';
import { explainCommand, listCommand } from './explain';
import { initCommand } from './init';
import { mutantsCommand } from './mutants';
import { reportCommand } from './report';
import { runCommand } from './run';
import { showReportCommand } from './show-report';
import { exitCodeOf } from './exit-code-of';
import { enterStartFolder } from './start-folder';
import { endAtUncaughtErrors } from './uncaught';

const notes = `
Without a command, \`run\` is run. Options of a command: \`${invocation} COMMAND --help\`

Exit codes:
  0    conformant
  1    not conformant: a MUST failed or is flaky, a deviation is stale or has expired
  2    mistake in the command line or in the target file
  3    the target or its backplane does not start or answer, or fails the preflight
  4    internal error of the suite, or nothing ran
  5    incomplete: nothing failed, but a MUST is blocked, inconclusive or did not run, or a
       required profile was not exercised; with --allow-incomplete, 0
  130  interrupted`;

/** Program of the runs of `--watch`. */
const standby = join(__dirname, 'watch', `standby${extname(__filename)}`);

/** Runs the command line in the arguments; returns the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  let code = 0;
  const done = (ended: number): void => {
    code = ended;
  };
  const program = programWith(done);
  try {
    checkCommand(args, program);
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    return exitCodeOf(error);
  }
}

function programWith(done: (code: number) => void): Command {
  const program = new Command(invocation)
    .description('Conformance tests for rooms and namespaces in Socket.IO and NestJS servers')
    .usage('[command] [options]')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .configureOutput({ outputError })
    .exitOverride();
  const runAll = runCommand(async (options) => {
    done(await (options.watch ? watchRuns(options, standby) : runSuite(options)));
  });
  program.addCommand(runAll.exitOverride(), { isDefault: true });
  const others = [
    initCommand(print, done),
    doctorCommand(print, done),
    listCommand(print),
    explainCommand(print),
    compareCommand(done),
    reportCommand(done),
    showReportCommand(print),
    // A package holds no mutants.
    ...(isPackage ? [] : [mutantsCommand(done)]),
  ];
  for (const one of others) program.addCommand(one.exitOverride());
  for (const one of program.commands)
    one.helpOption('-h, --help', 'print this help').configureOutput({ outputError });
  return program.addHelpText('after', () => `\n${optionsOf(runAll)}\n${notes}`);
}

/** The options of the default command, which everybody looks for in the help of the program. */
function optionsOf(command: Command): string {
  const help = command.helpInformation();
  return `Options of ${command.name()}:${help.slice(help.indexOf('Options:') + 'Options:'.length).trimEnd()}`;
}

/** Prints a message of the command-line parser like every other message, without its `error: `. */
function outputError(text: string): void {
  sayError(text.replace(/^error: /, '').trimEnd());
}

/** A mistyped command would be taken for an argument of the default one. Throws UsageError. */
function checkCommand([first = '']: readonly string[], { commands }: Command): void {
  const known = [...commands.map((one) => one.name()), 'help'];
  if (first === '' || first.startsWith('-') || known.includes(first)) return;
  if (/\.ya?ml$/.test(first))
    throw new UsageError(`unknown command ${first}; to test this target, add --target ${first}`);
  const hint = didYouMean(first, known);
  throw new UsageError(
    `unknown command ${first}${hint || `; expected one of: ${known.join(', ')}`}`,
  );
}

/** Runs the command line of this process, which ends with its exit code. */
export function runProgram(): void {
  endAtUncaughtErrors();
  // V8 collects a heap only once it has grown to several times what is in use, which is 150 MB in a whole run.
  setFlagsFromString('--heap-growing-percent=70');
  if (!isPackage) enterStartFolder('conformance');
  // If the process ends early without a verdict, that must not look like a conformant target.
  process.exitCode = 4;
  void main(process.argv.slice(2)).then((code) => {
    // A pipe takes long texts, such as those of --json, piece by piece: what is left is lost when the process exits.
    process.stdout.write('', () => {
      process.exit(code);
    });
  });
}

if (require.main === module) runProgram();
