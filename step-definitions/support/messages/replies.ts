import type { PacketFilter } from '../../../harness/client/inbox';
import type { Packet } from '../../../harness/client/packet';
import { brief } from '../../../harness/contract/brief';
import { valueAt } from '../../../harness/contract/json-path';
import { Mismatch } from '../../../harness/contract/mismatch';
import type { LaneContext } from '../../../harness/servers/lane-context';
import { newNonce } from '../evidence/nonce';
import type { Participant } from '../participants/participant';

/** What the checks of replies need from their scenario. */
interface Parts {
  readonly session: LaneContext;
  readonly participants: { readonly all: readonly Participant[] };
  readonly messages: { settle(actor: Participant): Promise<void> };
}

/** Fails unless a client received this reply, once, and no other client any. */
export async function assertOnlyReply(
  { session, participants, messages }: Parts,
  client: Participant,
  text: string,
): Promise<void> {
  const namespace = client.namespaceFor();
  const what = `${client.label}: the reply "${text}"`;
  await client.inbox.first(isReplyTo(client), what, session.timeouts.answer);
  await messages.settle(client);
  for (const other of participants.all) {
    assertReplies(other, other === client ? [[text]] : [], namespace);
  }
}

/** Fails if a client has received a reply, or receives one before a fence. */
export async function assertNoReply(
  { messages }: Pick<Parts, 'messages'>,
  client: Participant,
): Promise<void> {
  await messages.settle(client);
  assertReplies(client, [], client.namespaceFor());
}

/** Sends a message to the server in a namespace, and fails unless the reply comes there. */
export async function assertReplied(
  { session }: Pick<Parts, 'session'>,
  client: Participant,
  namespace: string,
): Promise<void> {
  const text = `are you there? ${newNonce()}`;
  await client.must(namespace, 'echo', { text });
  const isReply = (packet: Packet): boolean =>
    isReplyTo(client)(packet) &&
    packet.namespace === namespace &&
    textIn(packet, client) === `You said: ${text}`;
  const what = `${client.label}: the reply to "${text}" in ${namespace}`;
  await client.inbox.first(isReply, what, session.timeouts.answer);
}

/** Sends a number of messages to the server without waiting for the replies to those before. */
export async function sendToServerConcurrently(client: Participant, count: number): Promise<void> {
  client.driver.requireOrderedHandlers();
  const namespace = client.namespaceFor();
  const texts = Array.from({ length: count }, (_, index) => `thing ${index + 1}`);
  await Promise.all(texts.map((text) => client.must(namespace, 'echo', { text })));
}

/** Fails unless a client received the replies to these messages in their order. */
export async function assertRepliesInOrder(
  { messages }: Pick<Parts, 'messages'>,
  client: Participant,
  count: number,
): Promise<void> {
  await messages.settle(client);
  const expected = Array.from({ length: count }, (_, index) => `You said: thing ${index + 1}`);
  const received = client.inbox.all(isReplyTo(client)).map((packet) => textIn(packet, client));
  if (brief(received) === brief(expected)) return;
  const what = `${client.label}: the order of the replies to ${count} messages sent without waiting`;
  throw new Mismatch(what, brief(expected), brief(received));
}

function assertReplies(
  client: Participant,
  expected: readonly string[][],
  namespace: string,
): void {
  const replies = client.inbox.all(isReplyTo(client));
  const received = replies.map((packet) => argumentsIn(packet, client));
  const isHere = replies.every((packet) => packet.namespace === namespace);
  if (isHere && brief(received) === brief(expected)) return;
  throw new Mismatch(
    `${client.label}: the server's replies in ${namespace}`,
    brief(expected),
    brief(replies.map(({ namespace: where, args }) => [where, ...args])),
  );
}

/** Returns a filter for the event by which the server replies to a client. */
function isReplyTo({ driver }: Participant): PacketFilter {
  const { event } = driver.delivery('echo');
  return (packet) => packet.type === 'EVENT' && packet.event === event;
}

function textIn({ args }: Packet, { driver }: Participant): unknown {
  return valueAt(args, driver.delivery('echo').body ?? '.');
}

/** Where the text is the first argument, there must be no other. */
function argumentsIn(packet: Packet, client: Participant): readonly unknown[] {
  const { body = '.' } = client.driver.delivery('echo');
  return body === '.' ? packet.args : [textIn(packet, client)];
}
