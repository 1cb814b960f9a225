import type { TargetAnswers } from '../../target-text';
import { type Findings, findingsIn } from '../findings/findings';
import type { Recording } from '../recording/recording';
import { Placeholders } from '../values/placeholders';
import { hideSecretsOf } from '../values/recorded-secrets';
import { SecretNames } from '../values/secret-names';
import { connectText } from './connect-text';
import { comment, entry } from './lines';
import { operationsText } from './operations-text';
import { eventsText, messagesText, namespacesText, roomsText } from './rooms-text';
import { addSetUp, setUpText } from './setup-text';

/** Draft of a target file, and what its user must know. */
export interface Draft {
  readonly text: string;
  /** What to do before the first run, a line each, for the terminal. */
  readonly advice: readonly string[];
}

/** What the options say; the recording says the rest. */
export type DraftAnswers = Partial<Pick<TargetAnswers, 'name' | 'start' | 'capabilities'>>;

/** Returns a draft of a target file for the server of a recording. No secret of the recording is in it. */
export function draftFrom(recording: Recording, answers: DraftAnswers): Draft {
  const { hostname } = new URL(recording.origin);
  const name = answers.name ?? `Server at ${hostname}`;
  const isLocal = /^(localhost|[\d.]+|\[.*\])$/.test(hostname);
  const secrets = new SecretNames(answers.name ?? (isLocal ? 'target' : hostname));
  hideSecretsOf(recording, secrets);
  const placeholders = new Placeholders(secrets);
  const findings = findingsIn(recording);
  addSetUp(findings, placeholders);
  const sections = [
    startText(name, recording, answers),
    connectText(findings, placeholders),
    setUpText(findings, placeholders),
    namespacesText(findings),
    roomsText(findings),
    operationsText(findings, placeholders),
    messagesText(findings),
    eventsText(findings),
  ];
  const all = [headText(secrets), ...sections].filter((lines) => lines.length > 0);
  const text = `${all.map((lines) => lines.join('\n')).join('\n\n')}\n`;
  return { text: secrets.removedFrom(text), advice: adviceFor(findings, secrets) };
}

function headText(secrets: SecretNames): string[] {
  const variables = secrets.variables();
  return [
    comment(
      'Target file, drafted from a recording of a browser. Reference: docs/target-files.md',
      0,
    ),
    comment(
      'Each comment says where in the recording a line comes from. Lines that begin with #KEY are what the recording',
      0,
    ),
    comment('does not decide: check them, and remove the # where a line applies.', 0),
    ...(variables.length > 0 ? [comment('Set these variables before a run:', 0)] : []),
    ...variables.map(({ name, seen }) => comment(`  ${name}: ${seen}`, 0)),
  ];
}

function startText(
  name: string,
  { origin }: Recording,
  { start, capabilities = [] }: DraftAnswers,
): string[] {
  return [
    entry('name', name, '', 0),
    start
      ? entry('start', start, '', 0)
      : entry(
          'start',
          { urls: [origin] },
          'server of the recording; or "command: node server.js"',
          0,
        ),
    ...(capabilities.length > 0 ? [entry('capabilities', capabilities, '', 0)] : []),
  ];
}

function adviceFor({ recording, join, leave, sending }: Findings, secrets: SecretNames): string[] {
  const variables = secrets.variables().map(({ name }) => name);
  const missing = [
    ...(join ? [] : ['joins a room']),
    ...(leave ? [] : ['leaves a room']),
    ...(sending ? [] : ['sends a message']),
  ];
  return [
    ...(recording.lacksCredentials
      ? [
          'the recording has no cookies and no authorization: Chrome leaves them out by default; if the server needs them, export with sensitive data or fill in connect.headers',
        ]
      : []),
    ...(missing.length > 0 ? [`no event was found that ${missing.join(', or ')}`] : []),
    ...(recording.unreadable > 0
      ? [`${String(recording.unreadable)} packets could not be decoded and were left out`]
      : []),
    ...(variables.length > 0 ? [`set before a run: ${variables.join(', ')}`] : []),
  ];
}
