import type { Packet } from '../../harness/target/connection';
import type { Listener } from './ledger';
import type { Participant } from './participant';
import { carries, mistakeIn, type Told } from './telling';
import { brief } from './transcript';

/** Who was to hear a message, who could have, and whom the fence behind it did not reach. */
export interface Hearing {
  readonly told: Told;
  readonly hearers: readonly Participant[];
  readonly everybody: readonly Participant[];
  readonly unfenced: readonly Participant[];
}

interface Observation {
  readonly listener: Listener;
  readonly expected: 0 | 1;
  readonly copies: readonly Packet[];
  readonly mistake: string | undefined;
}

/** What is wrong with who heard a message, as a text for people; undefined if just the hearers did, once each. */
export function faultIn(hearing: Hearing): string | undefined {
  const observations = hearing.everybody.flatMap((person) => observe(person, hearing));
  const isRight = observations.every((one) => one.mistake === undefined);
  if (isRight && hearing.unfenced.length === 0) return undefined;
  const { told, hearers, unfenced } = hearing;
  const names = hearers.map(({ label }) => label).join(', ') || 'nobody';
  return [
    told.what,
    `  expected to hear it: ${names}, one copy each, and nobody else`,
    ...observations.map(toLine),
    ...unfenced.map(
      ({ label }) =>
        `  ${label}: the fence told after it never came, so its silence proves nothing`,
    ),
  ].join('\n');
}

function observe(person: Participant, { told, hearers }: Hearing): Observation[] {
  const copies = person.inbox.all((packet) => carries(packet, told.nonce));
  const namespaces = new Set([...person.namespaces, ...copies.map(({ namespace }) => namespace)]);
  const isHearer = hearers.includes(person);
  if (isHearer) namespaces.add(told.namespace);
  return [...namespaces].map((namespace) => {
    const expected = isHearer && namespace === told.namespace ? 1 : 0;
    const here = copies.filter((copy) => copy.namespace === namespace);
    return {
      listener: person.listener(namespace),
      expected,
      copies: here,
      mistake: mistakeOf(here, expected, told),
    };
  });
}

function mistakeOf(copies: readonly Packet[], expected: 0 | 1, told: Told): string | undefined {
  if (expected === 1 && copies.length === 0) return 'expected one copy, heard nothing';
  if (copies.length > expected) {
    const heard = copies.map(({ event, args }) => `${event} ${args.map(brief).join(' ')}`);
    const wanted = expected === 0 ? 'silence' : 'one copy';
    return `expected ${wanted}, heard ${copies.length}: ${heard.join('; ')}`;
  }
  return copies.map((copy) => mistakeIn(copy, told)).find((mistake) => mistake !== undefined);
}

function toLine({ listener, expected, mistake }: Observation): string {
  const mark = mistake === undefined ? '✓' : '✗';
  const fine = expected === 1 ? 'heard one copy' : 'heard nothing, as expected';
  return `  ${mark} ${listener.label}: ${mistake ?? fine}`;
}
