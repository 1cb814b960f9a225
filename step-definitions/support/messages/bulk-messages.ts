import { newNonce } from '../evidence/nonce';
import type { Participant } from '../participants/participant';
import { templateFor, type AudienceContext } from './audience';
import { batchSize, inBatches } from './in-batches';
import type { MessageTemplate } from './message-template';

/** Sends messages that must be acknowledged. */
interface Sending {
  readonly messages: { mustSend(template: MessageTemplate, text: string): Promise<void> };
}

/** What reconnects a client. */
interface Connecting {
  readonly participants: { connect(client: Participant, namespace: string): Promise<void> };
}

/** Messages that are sent while something happens to the connection of another client. */
interface Interrupted {
  readonly template: MessageTemplate;
  readonly count: number;
  readonly other: Participant;
  /** What happens, in the words of the feature. */
  readonly interruption: string;
}

/** Sends `count` messages one after the other, to each audience in turn, each after the acknowledgement of the last. */
export async function sendInTurn(
  { messages }: Sending,
  templates: readonly MessageTemplate[],
  count: number,
): Promise<void> {
  for (let number = 0; number < count; number += 1) {
    const template = templates[number % templates.length];
    if (template) await messages.mustSend(template, `message ${number + 1}`);
  }
}

/** Sends messages one after the other; halfway, another client's connection is upgraded, or lost and made anew. */
export async function sendWhileInterrupted(
  parts: Sending & Connecting,
  { template, count, other, interruption }: Interrupted,
): Promise<void> {
  const { namespace, values } = template;
  if (interruption.startsWith('upgrades')) {
    await Promise.all([other.upgrade(namespace), sendInTurn(parts, [template], count)]);
    return;
  }
  const half = Math.floor(count / 2);
  await sendInTurn(parts, [template], half);
  const reconnect = async (): Promise<void> => {
    other.cut();
    await parts.participants.connect(other, namespace);
    await other.must(namespace, 'join', { room: values.room });
  };
  await Promise.all([reconnect(), sendInTurn(parts, [template], count - half)]);
}

/**
 * Sends messages of several clients at the same time, as a table says: `client`, `messages`, `to`. Messages with the same
 * `text` are equal.
 */
export async function sendAtTheSameTime(
  parts: Sending & AudienceContext,
  rows: readonly Readonly<Record<string, string>>[],
): Promise<void> {
  const nonces = new Map(rows.flatMap(({ text }) => (text ? [[text, newNonce()]] : [])));
  const sending = rows.map(async ({ client = '', messages, to = '', text = '' }) => {
    const plain = templateFor(parts, parts.participants.find(client), to);
    const nonce = nonces.get(text);
    const template = nonce === undefined ? plain : { ...plain, nonce };
    const texts = Array.from(
      { length: Number(messages) },
      (_, index) => text || `message ${index + 1} of ${client}`,
    );
    // What carries attachments makes several packets, of which a server may take fewer in one go.
    const size = to.endsWith('attachments') ? 4 : batchSize;
    await inBatches(texts, (text) => parts.messages.mustSend(template, text), size);
  });
  await Promise.all(sending);
}

/** Sends one message after the other until something else is over. */
export async function sendUntil(
  { messages }: Sending,
  template: MessageTemplate,
  other: Promise<void>,
): Promise<void> {
  const state = { isOver: false };
  const stop = (): void => {
    state.isOver = true;
  };
  other.then(stop, stop);
  for (let number = 1; !state.isOver; number += 1)
    await messages.mustSend(template, `message ${number}`);
  await other;
}
