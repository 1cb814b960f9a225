import type { Recording } from '../recording/recording';
import type { RecordedPacket } from '../recording/socket-packets';
import { type Exchange, receivedIn } from './exchanges';
import { type Leaf, leavesIn, leavesOf } from './leaves';
import { total } from './score';
import { means } from './words';

/** Value of a field of an event that the client sent, and how much speaks for its role. */
export interface Candidate {
  readonly exchange: Exchange;
  readonly leaf: Leaf;
  readonly score: number;
}

/** Least score of a text that was sent to others, and of the name of a room. */
const leastForText = 5;
const leastForRoom = 4;

/** Returns the fields that may be the text of a message, best first, one for each event and path. */
export function textsIn(
  exchanges: readonly Exchange[],
  packets: readonly RecordedPacket[],
): Candidate[] {
  const received = receivedIn(packets);
  const candidates = fieldsOf(exchanges)
    .filter(({ leaf }) => typeof leaf.value === 'string' && leaf.value !== '')
    .map(({ exchange, leaf }) => ({
      exchange,
      leaf,
      score: textScore({ exchange, leaf }, exchanges, received),
    }));
  return bestOfEach(candidates.filter(({ score }) => score >= leastForText));
}

/** Whether an event that was received contains a text, alone or within a longer one. */
export function carries({ args }: Pick<RecordedPacket, 'args'>, text: string): Leaf | undefined {
  const leaves = leavesOf(args);
  const isWithin = ({ value }: Leaf): boolean =>
    text.length >= 3 && typeof value === 'string' && value.includes(text);
  return leaves.find(({ value }) => value === text) ?? leaves.find(isWithin);
}

/** Returns the values that may be the name of a room, best first. */
export function roomsIn(
  exchanges: readonly Exchange[],
  recording: Recording,
  text: Candidate | undefined,
): Candidate[] {
  const scored = fieldsOf(exchanges)
    .filter(({ leaf }) => leaf.value !== text?.leaf.value && isName(leaf))
    .map(({ exchange, leaf }) => ({
      exchange,
      leaf,
      score: roomScore({ exchange, leaf }, exchanges, { recording, text }),
    }));
  return bestOfEach(scored.filter(({ score }) => score >= leastForRoom));
}

type Field = Omit<Candidate, 'score'>;

function fieldsOf(exchanges: readonly Exchange[]): Field[] {
  return exchanges.flatMap((exchange) => exchange.leaves.map((leaf) => ({ exchange, leaf })));
}

function isName({ key, value }: Leaf): boolean {
  if (typeof value === 'number') return means(key, 'room');
  // A game may call the name of its room a PIN.
  const isSecret = means(key, 'secret') && !/pin$/i.test(key);
  return typeof value === 'string' && value !== '' && value.length <= 200 && !isSecret;
}

function textScore(
  { exchange: { sent }, leaf: { key, value } }: Field,
  exchanges: readonly Exchange[],
  received: readonly RecordedPacket[],
): number {
  const text = String(value);
  const comesBack = received.some((one) => one.at >= sent.at && carries(one, text) !== undefined);
  return total([
    [comesBack, 4],
    [means(key, 'text'), 3],
    [means(sent.event, 'send'), 2],
    [/\s/.test(text), 1],
    [namesWith(value, exchanges).size > 1, -4],
    [means(key, 'room'), -3],
    [means(key, 'person'), -3],
    [means(key, 'secret'), -9],
    [isAboutMembership(sent.event), -4],
    [means(sent.event, 'passing'), -4],
    [means(sent.event, 'person') || means(sent.event, 'identify'), -3],
  ]);
}

function isAboutMembership(event: string): boolean {
  return means(event, 'join') || means(event, 'leave');
}

function roomScore(
  { exchange: { sent, leaves }, leaf: { key, value } }: Field,
  exchanges: readonly Exchange[],
  { recording, text }: { recording: Recording; text: Candidate | undefined },
): number {
  const spots = fieldsOf(exchanges).filter(({ leaf }) => leaf.value === value);
  const isRoom = spots.some(({ leaf }) => means(leaf.key, 'room'));
  const { event: sending } = text?.exchange.sent ?? { event: undefined };
  return total([
    [isRoom, 3],
    [means(sent.event, 'join'), 3],
    [means(sent.event, 'join') && leaves.length === 1, 1],
    [namesWith(value, exchanges).size > 1, 2],
    [spots.some(({ exchange }) => exchange.sent.event === sending), 2],
    [comesFromCreation(value, recording), 3],
    [Object.values(recording.query).includes(String(value)), 1],
    [!isRoom && means(key, 'person'), -6],
    [sent.event === sending && key === text?.leaf.key, -5],
  ]);
}

/** Whether a request that creates a room has answered with the value. */
function comesFromCreation(value: unknown, { requests }: Recording): boolean {
  return requests.some(
    ({ method, path, answer }) =>
      method === 'POST' &&
      means(path, 'room') &&
      leavesIn(answer).some((leaf) => leaf.value === value),
  );
}

function namesWith(value: unknown, exchanges: readonly Exchange[]): ReadonlySet<string> {
  const having = exchanges.filter(({ leaves }) => leaves.some((leaf) => leaf.value === value));
  return new Set(having.map(({ sent }) => sent.event));
}

function bestOfEach(candidates: readonly Candidate[]): Candidate[] {
  const seen = new Set<string>();
  return [...candidates]
    .sort((one, other) => other.score - one.score)
    .filter(({ exchange: { sent }, leaf: { path } }) => {
      const key = JSON.stringify([sent.event, path]);
      return !seen.has(key) && seen.add(key);
    });
}
