import { eventually } from '../../../harness/client/eventually';
import type { Packet } from '../../../harness/client/packet';
import { Mismatch } from '../../../harness/contract/mismatch';
import type { LaneContext } from '../../../harness/servers/lane-context';
import { carriesNonce } from '../evidence/arrival';
import { noncesIn } from '../evidence/nonce';
import { clientNames } from '../participants/client-names';
import { labelsOf, type Participant } from '../participants/participant';
import type { Messages } from './messages';
import type { Recipients } from './receivers';
import { isDeliveryOf, type SentMessage } from './sent-message';

/** Texts that a message on the order names. */
const shownTexts = 8;

/** Fails unless each message reached exactly these recipients. */
export async function assertEachReceived(
  messages: Messages,
  recipients: Recipients,
): Promise<void> {
  for (const message of messages.all) await messages.assertReceived(message, recipients);
}

/**
 * Fails unless each message was received once by the clients that the table names for its audience, and by no other.
 * Throws if the table leaves out an audience.
 */
export async function assertReceivedByTable(
  {
    messages,
    participants,
  }: { messages: Messages; participants: { findAll(names: readonly string[]): Participant[] } },
  rows: readonly Readonly<Record<string, string>>[],
): Promise<void> {
  const recipients = new Map(
    rows.map((row) => [row['sent to'], clientNames(row['received by'] ?? '')]),
  );
  for (const message of messages.all) {
    const names = recipients.get(message.audience);
    if (!names) throw new Error(`the table has no row for messages to ${message.audience}`);
    await messages.assertReceived(message, { required: participants.findAll(names) });
  }
}

/**
 * Fails unless each of these clients receives one of the messages that were sent, whichever that is. A server that gets them
 * from another one all at once may drop them all behind a packet that it still writes, so the last one is sent again until
 * the time of an answer is over.
 */
export async function assertSomeReceived(
  { messages, session }: { messages: Messages; session: LaneContext },
  clients: readonly Participant[],
): Promise<void> {
  const [first, last] = [messages.all[0], messages.all.at(-1)];
  if (!first || !last) throw new Error('no client sent a message');
  const isOne = (packet: Packet): boolean =>
    messages.all.some((one) => isDeliveryOf(packet, one) && carriesNonce(packet, one.nonce));
  const what = `one of ${messages.all.length} messages, of which ${first.what}`;
  const bounds = { within: session.timeouts.answer, what, expected: 'to arrive at each of them' };
  await eventually(async () => {
    const without = clients.filter(({ inbox }) => inbox.all(isOne).length === 0);
    if (without.length === 0) return { done: true };
    await messages.assertRepeated(await messages.repeat(last), last);
    return { received: `none at ${labelsOf(without)}` };
  }, bounds);
}

/** Fails unless the messages that a client received came in the order in which they were sent. */
export function assertInOrder({ all: sent }: Messages, client: Participant): void {
  client.driver.requireOrderedHandlers();
  const nonces = sent.map(({ nonce }) => nonce);
  const byNonce = new Map(sent.map((message) => [message.nonce, message]));
  const isOwn = (packet: Packet, nonce: string): boolean => {
    const message = byNonce.get(nonce);
    return message !== undefined && isDeliveryOf(packet, message);
  };
  const received = client.inbox
    .all(({ type }) => type === 'EVENT')
    .flatMap((packet) =>
      [...new Set(noncesIn(packet.args))].filter((nonce) => isOwn(packet, nonce)),
    );
  const expected = nonces.filter((nonce) => received.includes(nonce));
  const index = expected.findIndex((nonce, position) => received[position] !== nonce);
  if (index === -1 && received.length === expected.length) return;
  throw new Mismatch(
    `${client.label}: the order of ${expected.length} messages`,
    textsOf(sent, expected.slice(index)),
    textsOf(sent, received.slice(index)),
  );
}

function textsOf(messages: readonly SentMessage[], nonces: readonly string[]): string {
  const shown = nonces.slice(0, shownTexts);
  const texts = shown.map((one) => messages.find(({ nonce }) => nonce === one)?.text);
  return `${texts.join(', ')}${nonces.length > shownTexts ? ', …' : ''}`;
}
