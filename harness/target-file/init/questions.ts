import { usualFile, type Capability } from '../target-file';
import { capabilityDescriptions } from './descriptions';
import type { Interview } from './interview';
import { askForRooms } from './room-questions';
import type { TargetAnswers } from './target-text';

/** Answers, and the file to write. */
export interface InitAnswers extends TargetAnswers {
  readonly out: string;
}

/** Parsers of the answers; each throws an error with a human-readable message. */
export interface Readers {
  readonly name: (text: string) => string;
  readonly urls: (text: string) => readonly string[];
  readonly command: (text: string) => string;
  readonly capabilities: (text: string) => readonly Capability[];
  readonly out: (text: string) => string;
}

/** Asks for the answers that are missing. Throws NoAnswerError. */
export async function answersTo(
  interview: Interview,
  { name, start, capabilities, model, out }: Partial<InitAnswers>,
  read: Readers,
): Promise<InitAnswers> {
  return {
    name: name ?? (await interview.ask('Name of the server', read.name)),
    start: start ?? (await askForStart(interview, read)),
    capabilities: capabilities ?? (await askForCapabilities(interview, read)),
    model: model ?? (await askForRooms(interview)),
    out: out ?? (await interview.ask('File to write', read.out, usualFile)),
  };
}

async function askForStart(interview: Interview, read: Readers): Promise<TargetAnswers['start']> {
  if (await interview.ask('Is it already running (yes or no)', toYes)) {
    return { urls: await interview.ask('URL, or one URL for each server', read.urls) };
  }
  interview.print('The command gets its port in $PORT and runs in the folder of the target file.');
  return { command: await interview.ask('Command that starts one server', read.command) };
}

async function askForCapabilities(
  interview: Interview,
  read: Readers,
): Promise<readonly Capability[]> {
  interview.print('What does it support beyond connecting, joining, leaving and sending to rooms?');
  for (const [capability, about] of Object.entries(capabilityDescriptions))
    interview.print(`  ${capability.padEnd(18)}  ${about}`);
  return await interview.ask('Names of the capabilities, or nothing', read.capabilities);
}

function toYes(text: string): boolean {
  if (/^y(es)?$/i.test(text)) return true;
  if (/^no?$/i.test(text)) return false;
  throw new Error('please answer yes or no');
}
