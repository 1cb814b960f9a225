import type { Address } from '../participants/addressing';
import { listed } from '../participants/names';
import { addressOf } from './audience';
import { isEchoTo, textIn } from './echo';
import { noncesIn } from '../evidence/nonce';
import type { Participant } from '../participants/participant';
import type { SentMessage } from './sending';
import { brief } from '../evidence/transcript';
import type { ConformanceWorld } from '../world';

/** Python's Engine.IO drops a polling connection that sends more than 16 packets in one go; half of that is plenty. */
const atOnce = 8;

/** Messages that are sent while something happens to the connection of another client. */
interface Interrupted {
  readonly address: Address;
  readonly count: number;
  readonly other: Participant;
  readonly interruption: string;
}

/** Does something for each of many, several at a time. */
export async function inBatches<T>(
  items: readonly T[],
  run: (item: T) => Promise<void>,
): Promise<void> {
  for (let start = 0; start < items.length; start += atOnce) {
    await Promise.all(items.slice(start, start + atOnce).map(run));
  }
}

/** Tells `count` messages one after the other, to each address in turn, each after the acknowledgement of the last. */
export async function sendInTurn(
  world: ConformanceWorld,
  addresses: readonly Address[],
  count: number,
): Promise<void> {
  for (let number = 0; number < count; number += 1) {
    const address = addresses[number % addresses.length];
    if (address) await world.tell(address, `message ${number + 1}`);
  }
}

/** Tells `count` messages one after the other; when the first half is told, `meanwhile` begins. */
export async function sendWhile(
  world: ConformanceWorld,
  address: Address,
  count: number,
  meanwhile: () => Promise<void>,
): Promise<void> {
  const half = Math.floor(count / 2);
  await sendInTurn(world, [address], half);
  await Promise.all([meanwhile(), sendInTurn(world, [address], count - half)]);
}

/** Sends messages one after the other; halfway, another client's connection is upgraded, or lost and made anew. */
export async function sendWhileInterrupted(
  world: ConformanceWorld,
  { address, count, other, interruption }: Interrupted,
): Promise<void> {
  if (interruption.startsWith('upgrades')) {
    await Promise.all([other.upgrade(address.namespace), sendInTurn(world, [address], count)]);
    return;
  }
  await sendWhile(world, address, count, async () => {
    other.cut();
    await world.connect(other, address.namespace);
    await other.must(address.namespace, 'join', { room: address.values.room });
  });
}

/** Sends messages of several clients at the same time, as a table says: `client`, `messages`, `to`. */
export async function sendAtTheSameTime(
  world: ConformanceWorld,
  rows: readonly Readonly<Record<string, string>>[],
): Promise<void> {
  const sending = rows.map(({ client = '', messages, to = '' }) => {
    const address = addressOf(world, world.participant(client), to);
    // What carries attachments makes several packets, of which a server may take fewer in one go.
    return sendConcurrently(
      world,
      address,
      Number(messages),
      to.endsWith('attachments') ? 4 : atOnce,
    );
  });
  await Promise.all(sending);
}

/** Tells one message after the other until something else is over. */
export async function sendUntil(
  world: ConformanceWorld,
  address: Address,
  other: Promise<void>,
): Promise<void> {
  const state = { isOver: false };
  const stop = (): void => {
    state.isOver = true;
  };
  other.then(stop, stop);
  for (let number = 1; !state.isOver; number += 1) await world.tell(address, `message ${number}`);
  await other;
}

async function sendConcurrently(
  world: ConformanceWorld,
  address: Address,
  count: number,
  size: number,
): Promise<void> {
  for (let number = 0; number < count; number += size) {
    const batch = Array.from({ length: Math.min(size, count - number) }, (_, i) => number + i);
    await Promise.all(
      batch.map((one) => world.tell(address, `message ${one + 1} of ${address.sender.name}`)),
    );
  }
}

/** Fails unless exactly these clients have received each message, once. */
export async function assertEachOnce(
  { messages }: ConformanceWorld,
  people: readonly Participant[],
): Promise<void> {
  for (const told of messages.messages) await messages.assertReceived(people, told);
}

/**
 * Fails unless each message has been received once by those whom the table names for its audience, and by nobody else.
 * Throws if the table leaves out an audience.
 */
export async function assertReceivedByTable(
  world: ConformanceWorld,
  rows: readonly Readonly<Record<string, string>>[],
): Promise<void> {
  const { messages } = world;
  const recipients = new Map(rows.map((row) => [row['sent to'], listed(row['received by'] ?? '')]));
  for (const told of messages.messages) {
    const names = recipients.get(told.whom);
    if (!names) throw new Error(`the table says nothing of messages to ${told.whom}`);
    await messages.assertReceived(world.participants(names), told);
  }
}

/** Fails unless just these people heard each message once, and those in `maybes` once or not at all. */
export async function assertEachOnceOrLost(
  world: ConformanceWorld,
  people: readonly Participant[],
  optional: readonly Participant[],
): Promise<void> {
  const { messages } = world;
  for (const told of messages.messages) await messages.assertReceived(people, told, optional);
}

/** Fails unless what somebody heard of the messages came in the order in which they were told. */
export function assertSurvivorsInOrder(world: ConformanceWorld, person: Participant): void {
  const heard = heardBy(world, person);
  const { messages } = world.messages;
  const wanted = messages.map(({ nonce }) => nonce).filter((nonce) => heard.includes(nonce));
  assertSameOrder(world, person, wanted);
}

/** Says a number of things to the server, none waiting for the answer to the one before. */
export async function echoConcurrently(
  person: Participant,
  namespace: string,
  count: number,
): Promise<void> {
  const texts = Array.from({ length: count }, (_, index) => `thing ${index + 1}`);
  await Promise.all(texts.map((text) => person.must(namespace, 'echo', { text })));
}

/** Fails unless somebody has been answered to everything that was said at once, in this order. */
export async function assertRepliesInOrder(
  world: ConformanceWorld,
  person: Participant,
  count: number,
): Promise<void> {
  await world.messages.settle(person);
  const wanted = Array.from({ length: count }, (_, index) => `You said: thing ${index + 1}`);
  const got = person.inbox.all(isEchoTo(person)).map((packet) => textIn(packet, person));
  if (brief(got) === brief(wanted)) return;
  throw new Error(
    [
      `${person.label}: the answers to ${count} things said at once`,
      `  expected  ${brief(wanted)}`,
      `  observed  ${brief(got)}`,
    ].join('\n'),
  );
}

function heardBy({ messages }: ConformanceWorld, person: Participant): string[] {
  const told = messages.messages.map(({ nonce }) => nonce);
  return person.inbox
    .all(({ type }) => type === 'EVENT')
    .flatMap(({ args }) => [...new Set(noncesIn(args))])
    .filter((nonce) => told.includes(nonce));
}

function assertSameOrder(
  world: ConformanceWorld,
  person: Participant,
  wanted: readonly string[],
): void {
  const { messages } = world;
  const heard = heardBy(world, person);
  const index = wanted.findIndex((nonce, position) => heard[position] !== nonce);
  if (index === -1 && heard.length === wanted.length) return;
  throw new Error(
    [
      `${person.label}: the order of ${wanted.length} messages`,
      `  expected  ${namesOf(messages.messages, wanted.slice(index))}`,
      `  observed  ${namesOf(messages.messages, heard.slice(index))}`,
    ].join('\n'),
  );
}

function namesOf(messages: readonly SentMessage[], nonces: readonly string[]): string {
  const names = nonces.slice(0, 8).map((one) => messages.find(({ nonce }) => nonce === one)?.text);
  return `${names.join(', ')}${nonces.length > 8 ? ', …' : ''}`;
}
