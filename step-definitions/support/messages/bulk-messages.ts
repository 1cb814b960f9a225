import { noncesIn } from '../evidence/nonce';
import { brief } from '../evidence/transcript';
import type { Address } from '../participants/addressing';
import type { Participant } from '../participants/participant';
import type { ConformanceWorld } from '../world';
import { isEchoTo, textIn } from './echo';
import type { Told } from './sending';

/** Python's Engine.IO drops a polling connection that sends more than 16 packets in one go; half of that is plenty. */
const atOnce = 8;

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
export async function tellInTurn(
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
export async function tellWhile(
  world: ConformanceWorld,
  address: Address,
  count: number,
  meanwhile: () => Promise<void>,
): Promise<void> {
  const half = Math.floor(count / 2);
  await tellInTurn(world, [address], half);
  await Promise.all([meanwhile(), tellInTurn(world, [address], count - half)]);
}

/** Tells one message after the other until something else is over. */
export async function tellUntil(
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

/** The same words as text and as bytes, twice: three packets instead of one. */
export function inBytes(marked: string): unknown {
  return { marked, copies: [Buffer.from(marked), Buffer.from(marked, 'utf16le')] };
}

/** Tells `count` messages to every address, several at a time. */
export async function tellEachAtOnce(
  world: ConformanceWorld,
  addresses: readonly Address[],
  count: number,
  size = atOnce,
): Promise<void> {
  for (let number = 0; number < count; number += size) {
    const batch = Array.from({ length: Math.min(size, count - number) }, (_, i) => number + i);
    const tellings = addresses.flatMap((address) =>
      batch.map((one) => world.tell(address, `message ${one + 1} of ${address.teller.name}`)),
    );
    await Promise.all(tellings);
  }
}

/** Fails unless just these people heard each message, of one teller or of all, once. */
export async function assertEachOnce(
  world: ConformanceWorld,
  people: readonly Participant[],
  teller?: Participant,
): Promise<void> {
  const { messages } = world.conversation;
  for (const told of messages.filter((one) => teller === undefined || one.teller === teller)) {
    await world.conversation.onlyHear(people, told);
  }
}

/** Fails unless just these people heard each message once, and those in `maybes` once or not at all. */
export async function assertEachOnceOrLost(
  world: ConformanceWorld,
  people: readonly Participant[],
  maybes: readonly Participant[],
): Promise<void> {
  const { conversation } = world;
  for (const told of conversation.messages) await conversation.onlyHear(people, told, maybes);
}

/** Fails unless somebody heard all messages once, in the order in which they were told. */
export async function assertInOrder(world: ConformanceWorld, person: Participant): Promise<void> {
  const { conversation } = world;
  for (const told of conversation.messages) await conversation.includes(person, told);
  const wanted = conversation.messages.map(({ nonce }) => nonce);
  assertSameOrder(world, person, wanted);
}

/** Fails unless what somebody heard of the messages came in the order in which they were told. */
export function assertSurvivorsInOrder(world: ConformanceWorld, person: Participant): void {
  const heard = heardBy(world, person);
  const { messages } = world.conversation;
  const wanted = messages.map(({ nonce }) => nonce).filter((nonce) => heard.includes(nonce));
  assertSameOrder(world, person, wanted);
}

/** Says a number of things to the server, none waiting for the answer to the one before. */
export async function sayAtOnce(
  person: Participant,
  namespace: string,
  count: number,
): Promise<void> {
  const texts = Array.from({ length: count }, (_, index) => `thing ${index + 1}`);
  await Promise.all(texts.map((text) => person.must(namespace, 'echo', { text })));
}

/** Fails unless somebody has been answered to everything that was said at once, in this order. */
export async function assertAnsweredInOrder(
  world: ConformanceWorld,
  person: Participant,
  count: number,
): Promise<void> {
  await world.conversation.settle(person);
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

function heardBy({ conversation }: ConformanceWorld, person: Participant): string[] {
  const told = conversation.messages.map(({ nonce }) => nonce);
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
  const { conversation } = world;
  const heard = heardBy(world, person);
  const index = wanted.findIndex((nonce, position) => heard[position] !== nonce);
  if (index === -1 && heard.length === wanted.length) return;
  throw new Error(
    [
      `${person.label}: the order of ${wanted.length} messages`,
      `  expected  ${namesOf(conversation.messages, wanted.slice(index))}`,
      `  observed  ${namesOf(conversation.messages, heard.slice(index))}`,
    ].join('\n'),
  );
}

function namesOf(messages: readonly Told[], nonces: readonly string[]): string {
  const names = nonces.slice(0, 8).map((one) => messages.find(({ nonce }) => nonce === one)?.text);
  return `${names.join(', ')}${nonces.length > 8 ? ', …' : ''}`;
}
