import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { Command } from 'commander';
import { invocation, isPackage, programFolder } from '../package-root';
import { checkNames, UsageError } from '../run/options';
import { checkUrls } from '../run/plan';
import { quoted } from '../run/rerun';
import type { Draft } from '../target-file/init/har/draft/draft';
import { draftFromHar } from '../target-file/init/har/har-draft';
import { RecordingError } from '../target-file/init/har/recording/har-file';
import { Interview, NoAnswerError, type Terminal } from '../target-file/init/interview';
import { answersTo, type Readers, type InitAnswers } from '../target-file/init/questions';
import { targetText, type TargetAnswers } from '../target-file/init/target-text';
import { schemaFile } from '../target-file/json-schema';
import { capabilities, usualFile } from '../target-file/target-file';
import { examine } from './doctor';

interface InitOptions {
  readonly name?: string;
  readonly url?: readonly string[];
  readonly command?: string;
  readonly capability?: readonly string[];
  readonly out?: string;
  readonly har?: string;
  readonly yes?: boolean;
}
type Print = (text: string) => void;

/** The command `init`: writes a target file and checks the target with it. */
export function initCommand(print: Print, done: (code: number) => void): Command {
  return new Command('init')
    .description('Write a target file from options or answers, and check the target with it')
    .option('--name <name>', 'name of the target in reports')
    .option('--url <url...>', 'running servers, one URL for each')
    .option('--command <line>', 'command that starts one server; it gets its port in $PORT')
    .option(
      '--capability <name...>',
      `what the target supports beyond the core: ${capabilities.join(', ')}`,
    )
    .option(
      '--out <file>',
      'file to write (default: conformance.yaml, which a run finds by itself); an existing file is never overwritten',
    )
    .option('--yes', 'ask nothing: what no option says is as in the contract')
    .option(
      '--har <file>',
      'draft the file from a recording of a browser (HAR); the other options come first',
    )
    .action(async (options: InitOptions) => {
      const { har } = options;
      done(har === undefined ? await init(options, print) : initFromHar(har, options, print));
    });
}

async function init(options: InitOptions, print: Print): Promise<number> {
  const known = knownFrom(options);
  const { stdin: input, stdout: output } = process;
  const isTerminal = input.isTTY && output.isTTY && options.yes !== true;
  try {
    const wanted = isTerminal ? await asked(known, { input, output }) : complete(known);
    const { out, ...answers } = wanted;
    writeNew(out, `${schemaLine(out)}${targetText(answers)}`);
    print(`${wanted.out} written; checking the target with it\n\n`);
    return await checked(wanted.out, print);
  } catch (error) {
    if (!(error instanceof NoAnswerError)) throw error;
    print('\nno file was written\n');
    return 130;
  }
}

/** Drafts a file, and starts nothing: the recording may be of a server that others use. Throws UsageError. */
function initFromHar(har: string, options: InitOptions, print: Print): number {
  const { out = read.out(usualFile), ...known } = knownFrom(options);
  const { text, advice } = draftOf(har, known);
  writeNew(out, `${schemaLine(out)}${text}`);
  print(`${out} drafted from ${har}\n`);
  for (const line of advice) print(`- ${line}\n`);
  print(
    `\nnext: check what the comments say, then run ${invocation} doctor --target ${quoted(out)}\n`,
  );
  return 0;
}

/** Tells editors the schema of the file, where the package is installed beside it; empty elsewhere. */
function schemaLine(out: string): string {
  const schema = relative(dirname(out), join(programFolder, schemaFile));
  const isNear = isPackage && schema.startsWith('node_modules');
  return isNear ? `# yaml-language-server: $schema=${schema}\n` : '';
}

function draftOf(har: string, known: Partial<InitAnswers>): Draft {
  try {
    return draftFromHar(har, known);
  } catch (error) {
    if (error instanceof RecordingError) throw new UsageError(`--har ${error.message}`);
    throw error;
  }
}

/** Values of the options, checked like answers. Throws UsageError. */
function knownFrom({ name, url, command, capability, out }: InitOptions): Partial<InitAnswers> {
  if (url && command !== undefined) {
    throw new UsageError(
      '--url and --command exclude each other: give --url for running servers, --command for servers to start',
    );
  }
  const start = startOf(url, command);
  return {
    ...(name !== undefined && { name: read.name(name) }),
    ...(start && { start }),
    ...(capability && { capabilities: read.capabilities(capability.join(' ')) }),
    ...(out !== undefined && { out: read.out(out) }),
  };
}

function startOf(url: InitOptions['url'], command?: string): TargetAnswers['start'] | undefined {
  if (url) return { urls: read.urls(url.join(' ')) };
  return command === undefined ? undefined : { command: read.command(command) };
}

const read: Readers = {
  name: (text) => filled('name', text),
  command: (text) => filled('command', text),
  urls: (text) => {
    const urls = itemsIn(filled('URL', text));
    checkUrls(urls);
    return urls;
  },
  capabilities: (text) => {
    const names = itemsIn(text);
    checkNames('capability', names, capabilities);
    return capabilities.filter((one) => names.includes(one));
  },
  out: (text) => {
    if (!existsSync(text)) return text;
    throw new UsageError(
      `${text} already exists and is not overwritten; name another file with --out`,
    );
  },
};

function filled(what: string, text: string): string {
  if (text.trim() !== '') return text;
  throw new UsageError(`the ${what} is empty`);
}

function itemsIn(text: string): string[] {
  return text.split(/[\s,]+/).filter((item) => item !== '');
}

/** Asks for everything that the options do not say. Throws NoAnswerError. */
async function asked(known: Partial<InitAnswers>, terminal: Terminal): Promise<InitAnswers> {
  const interview = new Interview(terminal);
  try {
    return await answersTo(interview, known, read);
  } finally {
    interview.close();
  }
}

/** Everything that is needed, from options alone. Throws UsageError if something is missing. */
function complete({ name, start, capabilities: declared, out }: Partial<InitAnswers>): InitAnswers {
  const lacking = [
    ...(name === undefined ? ['--name'] : []),
    ...(start ? [] : ['--url (of running servers) or --command (to start a server)']),
  ];
  if (name === undefined || !start) {
    throw new UsageError(`no terminal to ask questions, or --yes: give ${lacking.join(', and ')}`);
  }
  return { name, start, capabilities: declared ?? [], out: out ?? read.out(usualFile) };
}

/** Writes the file, never over an existing one. Throws UsageError. */
function writeNew(out: string, text: string): void {
  try {
    writeFileSync(out, text, { flag: 'wx' });
  } catch (error) {
    throw new UsageError(`${out} cannot be written: ${(error as Error).message}`);
  }
}

async function checked(file: string, print: Print): Promise<number> {
  const code = await examine({ target: file }, print);
  const next =
    code === 0
      ? `next: ${invocation} --target ${quoted(file)}`
      : `next: fix what fails, then run ${invocation} doctor --target ${quoted(file)}`;
  print(`\n${next}\n`);
  return code;
}
