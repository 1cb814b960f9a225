import type { Capability } from '../target-file';
import { capabilityDescriptions } from './descriptions';
import type { Interview } from './interview';
import type { TargetAnswers } from './target-text';

/** What was asked for, and the file that is to say it. */
export interface InitAnswers extends TargetAnswers {
  readonly out: string;
}

/** How answers are read; each throws what is wrong with one. */
export interface Readers {
  readonly name: (text: string) => string;
  readonly urls: (text: string) => readonly string[];
  readonly command: (text: string) => string;
  readonly capabilities: (text: string) => readonly Capability[];
  readonly out: (text: string) => string;
}

/** Asks for what is not known yet. Throws NoAnswerError. */
export async function answersTo(
  interview: Interview,
  { name, start, capabilities, out }: Partial<InitAnswers>,
  read: Readers,
): Promise<InitAnswers> {
  return {
    name: name ?? (await interview.ask('Name of the server', read.name)),
    start: start ?? (await askForStart(interview, read)),
    capabilities: capabilities ?? (await askForCapabilities(interview, read)),
    out: out ?? (await interview.ask('File to write', read.out, 'target.yaml')),
  };
}

async function askForStart(interview: Interview, read: Readers): Promise<TargetAnswers['start']> {
  if (await interview.ask('Does it run already (yes or no)', toYes)) {
    return { urls: await interview.ask('Its URL, or one for each instance', read.urls) };
  }
  interview.print('It gets its port in $PORT, and runs in the folder of the file.');
  return { command: await interview.ask('Command that starts one instance', read.command) };
}

async function askForCapabilities(interview: Interview, read: Readers): Promise<readonly Capability[]> {
  interview.print('What can it do, beyond connecting, joining, leaving and telling?');
  for (const [tier, about] of Object.entries(capabilityDescriptions))
    interview.print(`  ${tier.padEnd(18)}  ${about}`);
  return await interview.ask('Names of these, or nothing', read.capabilities);
}

function toYes(text: string): boolean {
  if (/^y(es)?$/i.test(text)) return true;
  if (/^no?$/i.test(text)) return false;
  throw new Error('yes or no, please');
}
