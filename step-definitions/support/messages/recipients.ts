import type { Packet } from '../../../harness/client/connection';
import type { Listener } from '../evidence/ledger';
import { brief } from '../evidence/transcript';
import { labelsOf, type Participant } from '../participants/participant';
import { carriesNonce, mistakeIn, type SentMessage } from './sending';

/** Who was to hear a message, who could have, and whom the fence behind it did not reach. */
export interface DeliveryCheck {
  readonly told: SentMessage;
  readonly recipients: readonly Participant[];
  /** Who may hear one copy and need not: a frozen server, or one that was cut off, delivers late or never. */
  readonly optional?: readonly Participant[];
  readonly clients: readonly Participant[];
  readonly unfenced: readonly Participant[];
}

type Expected = 'one copy' | 'one copy at most' | 'silence';

interface Observation {
  readonly person: Participant;
  readonly listener: Listener;
  readonly expected: Expected;
  readonly copies: readonly Packet[];
  readonly mistake: string | undefined;
}

/** What is wrong with who heard a message. */
export interface DeliveryProblem {
  /** For people. */
  readonly text: string;
  /** Whom no copy reached that was to. */
  readonly deprived: readonly Participant[];
  /** The copies that should not have come, or not so. */
  readonly unexpected: readonly Packet[];
}

/** What is wrong with who heard a message; undefined if just the hearers did, once each. */
export function problemIn(hearing: DeliveryCheck): DeliveryProblem | undefined {
  const observations = hearing.clients.flatMap((person) => observe(person, hearing));
  const isRight = observations.every((one) => one.mistake === undefined);
  if (isRight && hearing.unfenced.length === 0) return undefined;
  const { told, recipients, optional = [], unfenced } = hearing;
  const names = labelsOf(recipients) || 'nobody';
  const late = optional.map(({ label }) => `; ${label} perhaps, one copy at most`).join('');
  const text = [
    told.what,
    `  expected to hear it: ${names}, one copy each, and nobody else${late}`,
    ...observations.map(toLine),
    ...unfenced.map(
      ({ label }) =>
        `  ${label}: the fence told after it never came, so its silence proves nothing`,
    ),
  ].join('\n');
  return {
    text,
    deprived: observations.filter(isMissing).map(({ person }) => person),
    unexpected: observations.flatMap(unexpectedIn),
  };
}

function isMissing({ expected, copies }: Observation): boolean {
  return expected === 'one copy' && copies.length === 0;
}

/** Of several copies the first may be the one that was to come. */
function unexpectedIn({ expected, copies, mistake }: Observation): readonly Packet[] {
  if (mistake === undefined) return [];
  return expected === 'silence' || copies.length === 1 ? copies : copies.slice(1);
}

function observe(
  person: Participant,
  { told, recipients, optional }: DeliveryCheck,
): Observation[] {
  const copies = person.inbox.all((packet) => carriesNonce(packet, told.nonce));
  const namespaces = new Set([...person.namespaces, ...copies.map(({ namespace }) => namespace)]);
  const expectedOf = (one: Participant): Expected => {
    if (recipients.includes(one)) return 'one copy';
    return optional?.includes(one) ? 'one copy at most' : 'silence';
  };
  if (recipients.includes(person)) namespaces.add(told.namespace);
  return [...namespaces].map((namespace) => {
    const expected = namespace === told.namespace ? expectedOf(person) : 'silence';
    const here = copies.filter((copy) => copy.namespace === namespace);
    return {
      person,
      listener: person.listener(namespace),
      expected,
      copies: here,
      mistake: mistakeOf(here, expected, told),
    };
  });
}

function mistakeOf(
  copies: readonly Packet[],
  expected: Expected,
  told: SentMessage,
): string | undefined {
  if (expected === 'one copy' && copies.length === 0) return 'expected one copy, heard nothing';
  if (copies.length > (expected === 'silence' ? 0 : 1)) {
    const heard = copies.map(({ event, args }) => `${event} ${args.map(brief).join(' ')}`);
    return `expected ${expected}, heard ${copies.length}: ${heard.join('; ')}`;
  }
  return copies.map((copy) => mistakeIn(copy, told)).find((mistake) => mistake !== undefined);
}

function toLine({ listener, expected, copies, mistake }: Observation): string {
  const mark = mistake === undefined ? '✓' : '✗';
  const silent = expected === 'silence' ? 'heard nothing, as expected' : 'heard nothing';
  return `  ${mark} ${listener.label}: ${mistake ?? (copies.length === 0 ? silent : 'heard one copy')}`;
}
