import { existsSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { checkNames, UsageError } from '../run/options';
import { checkUrls } from '../run/plan';
import { Interview, NoAnswerError, type Terminal } from '../target-file/init/interview';
import { answersTo, type Readers, type InitAnswers } from '../target-file/init/questions';
import { targetText, type TargetAnswers } from '../target-file/init/target-text';
import { capabilities } from '../target-file/target-file';
import { examine } from './doctor';

interface InitOptions {
  readonly name?: string;
  readonly url?: readonly string[];
  readonly command?: string;
  readonly capability?: readonly string[];
  readonly out?: string;
}
type Print = (text: string) => void;

/** The command `init`: writes a target file, and tries it. */
export function initCommand(print: Print, done: (code: number) => void): Command {
  return new Command('init')
    .description('write a target file, from these options or by asking for them, and try it')
    .option('--name <name>', 'what reports call the server')
    .option('--url <url...>', 'servers that run already, one URL for each instance')
    .option('--command <line>', 'what starts an instance, with its port in $PORT')
    .option('--capability <name...>', `what it can beyond the core: ${capabilities.join(', ')}`)
    .option('--out <file>', 'the file (default: target.yaml); one that is there is left alone')
    .action(async (options: InitOptions) => {
      done(await init(options, print));
    });
}

async function init(options: InitOptions, print: Print): Promise<number> {
  const known = knownFrom(options);
  const { stdin: input, stdout: output } = process;
  const isTerminal = input.isTTY && output.isTTY;
  try {
    const wanted = isTerminal ? await asked(known, { input, output }) : complete(known);
    write(wanted);
    print(`${wanted.out} is written; now it is tried\n\n`);
    return await tried(wanted.out, print);
  } catch (error) {
    if (!(error instanceof NoAnswerError)) throw error;
    print('\nnothing is written\n');
    return 130;
  }
}

/** What the options say, checked like every answer. Throws UsageError. */
function knownFrom({ name, url, command, capability, out }: InitOptions): Partial<InitAnswers> {
  if (url && command !== undefined) {
    throw new UsageError('either --url, for servers that run already, or --command');
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
  name: (text) => filled('the name', text),
  command: (text) => filled('the command', text),
  urls: (text) => {
    const urls = wordsIn(filled('the URL', text));
    checkUrls(urls);
    return urls;
  },
  capabilities: (text) => {
    const names = wordsIn(text);
    checkNames('capability', names, capabilities);
    return capabilities.filter((one) => names.includes(one));
  },
  out: (text) => {
    if (!existsSync(text)) return text;
    throw new UsageError(`${text} is there already, and is left alone: name another file (--out)`);
  },
};

function filled(what: string, text: string): string {
  if (text.trim() !== '') return text;
  throw new UsageError(`${what} is empty`);
}

function wordsIn(text: string): string[] {
  return text.split(/[\s,]+/).filter((word) => word !== '');
}

/** Asks for what is not known. Throws NoAnswerError. */
async function asked(known: Partial<InitAnswers>, terminal: Terminal): Promise<InitAnswers> {
  const interview = new Interview(terminal);
  try {
    return await answersTo(interview, known, read);
  } finally {
    interview.close();
  }
}

/** Where nobody can be asked. Throws UsageError. */
function complete({ name, start, capabilities: claimed, out }: Partial<InitAnswers>): InitAnswers {
  const lacking = [
    ...(name === undefined ? ['--name'] : []),
    ...(start ? [] : ['--url (it runs already) or --command (what starts it)']),
  ];
  if (name === undefined || !start) {
    throw new UsageError(`there is no terminal to ask at: give ${lacking.join(', and ')}`);
  }
  return { name, start, capabilities: claimed ?? [], out: out ?? read.out('target.yaml') };
}

/** Throws UsageError if it cannot be written; what is there is left alone. */
function write({ out, ...answers }: InitAnswers): void {
  try {
    writeFileSync(out, targetText(answers), { flag: 'wx' });
  } catch (error) {
    throw new UsageError(`${out} cannot be written: ${(error as Error).message}`);
  }
}

async function tried(file: string, print: Print): Promise<number> {
  const code = await examine({ target: file }, print);
  const next =
    code === 0
      ? `run it:  npm run conformance -- --target ${file}`
      : `mend the file where something fails, and try it again:  npm run conformance -- doctor --target ${file}`;
  print(`\n${next}\n`);
  return code;
}
