import type { PacketFilter } from '../../../harness/client/inbox';
import type { Packet } from '../../../harness/client/packet';
import { brief } from '../../../harness/contract/brief';
import { valueAt } from '../../../harness/contract/json-path';
import { Mismatch } from '../../../harness/contract/mismatch';
import type { LaneContext } from '../../../harness/servers/lane-context';
import { newNonce } from '../evidence/nonce';
import type { Participant } from '../participants/participant';
import { expecting, expectingOf, noting, payloadsFor } from '../reproduction/expectation';

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
  const check = async (): Promise<void> => {
    await client.inbox.first(isReplyTo(client), what, session.timeouts.answer);
    await messages.settle(client);
    for (const other of participants.all)
      assertReplies(other, other === client ? [[text]] : [], namespace);
  };
  await expectingOf(check(), {
    event: client.driver.delivery('echo').event,
    payloads: payloadsFor(
      participants.all,
      [text],
      (other, here) => other === client && here === namespace,
    ),
  });
}

/** Fails if a client has received a reply, or receives one before a fence. */
export async function assertNoReply(
  { messages }: Pick<Parts, 'messages'>,
  client: Participant,
): Promise<void> {
  await messages.settle(client);
  const { event } = client.driver.delivery('echo');
  const payloads = payloadsFor([client], [], () => false);
  noting({ event, payloads }, () => {
    assertReplies(client, [], client.namespaceFor());
  });
}

/** Sends a message to the server in a namespace, and fails unless the reply comes there. */
export async function assertReplied(
  { session }: Pick<Parts, 'session'>,
  client: Participant,
  namespace: string,
): Promise<void> {
  const nonce = newNonce();
  const text = `are you there? ${nonce}`;
  await client.must(namespace, 'echo', { text });
  const { event } = client.driver.delivery('echo');
  const copyOf = { event, nonce };
  const isReply = (packet: Packet): boolean =>
    isReplyTo(client)(packet) &&
    packet.namespace === namespace &&
    textIn(packet, client) === `You said: ${text}`;
  const what = `${client.label}: the reply to "${text}" in ${namespace}`;
  const reply = client.inbox.first(isReply, what, session.timeouts.answer);
  await expectingOf(reply, { copyOf, copies: { [`${client.name} ${namespace}`]: [1, 1] } });
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
  const { event } = client.driver.delivery('echo');
  const payloads = payloadsFor([client], expected, (_, here) => here === client.namespaceFor());
  throw expecting(new Mismatch(what, brief(expected), brief(received)), { event, payloads });
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
