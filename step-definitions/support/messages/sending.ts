import { isDeepStrictEqual } from 'node:util';
import type { Packet } from '../../../harness/client/connection';
import { DeadlineError } from '../../../harness/client/deadline';
import { valueAt } from '../../../harness/contract/json-path';
import type { Delivery, SendOperation, OperationValues } from '../../../harness/contract/operations';
import { newNonce, noncesIn } from '../evidence/nonce';
import { brief } from '../evidence/transcript';
import type { Participant } from '../participants/participant';

/** A message as its teller told it. */
export interface SentMessage {
  /** What the feature calls it. */
  readonly text: string;
  readonly nonce: string;
  readonly body: unknown;
  readonly operation: SendOperation;
  readonly values: OperationValues;
  /** What the payload has beside the operation's own fields. */
  readonly extra?: object;
  readonly sender: Participant;
  /** The teller's socket id: who it must come from. */
  readonly from: string;
  readonly namespace: string;
  /** The audience in the words of the feature: `the lobby`. */
  readonly whom: string;
  /** For people: `alice@1 told the lobby of /chat "hello"`. */
  readonly what: string;
}

/** What a tell step says. */
export type MessageDraft = Pick<
  SentMessage,
  'text' | 'operation' | 'values' | 'extra' | 'sender' | 'namespace' | 'whom'
> & {
  /** Makes a body of the text and its mark, where that is not the two as they stand. */
  readonly wrap?: (marked: string) => unknown;
};

/** Gives a message its nonce: the text as the feature has it, followed by a mark that no other message has. */
export function toMessage({ wrap = String, ...telling }: MessageDraft): SentMessage {
  const { text, sender, namespace, values, whom } = telling;
  const nonce = newNonce();
  const body = wrap(`${text} ${nonce}`);
  return {
    ...telling,
    nonce,
    body,
    values: { ...values, body },
    from: sender.idsIn(namespace).at(-1) ?? 'nobody who is connected',
    what: `${sender.label} told ${whom} of ${namespace} "${text}"`,
  };
}

/** Whether the operation addresses a whole namespace. */
export function isWide(operation: SendOperation): boolean {
  return (
    operation === 'sendToAll' || operation === 'sendToOthers' || operation === 'sendToAllByServer'
  );
}

/** Whether a message reaches somebody within `ms` milliseconds; `what` names it in the transcript if not. */
export async function isReceived(
  { inbox }: Participant,
  nonce: string,
  what: string,
  ms: number,
): Promise<boolean> {
  try {
    await inbox.first((packet) => carriesNonce(packet, nonce), what, ms);
    return true;
  } catch (error) {
    if (error instanceof DeadlineError) return false;
    throw error;
  }
}

/** Whether a packet carries this message, in whatever form. */
export function carriesNonce(packet: Packet, nonce: string): boolean {
  return packet.type === 'EVENT' && noncesIn(packet.args).includes(nonce);
}

/** What is wrong with a copy of a message: its event, body, sender or room. Undefined if nothing is. */
export function mistakeIn(copy: Packet, told: SentMessage): string | undefined {
  const { event, ...places } = told.sender.driver.delivery(told.operation);
  if (copy.event !== event) return `came as ${copy.event}, expected ${event}`;
  const wrong = thingsIn(places, told).filter(
    ({ place, value }) => place !== 'absent' && !isDeepStrictEqual(valueAt(copy.args, place), value),
  );
  if (wrong.length === 0) return undefined;
  const parts = wrong.map(
    ({ place, value }) =>
      `${nameOf(place)} is ${brief(valueAt(copy.args, place))}, expected ${brief(value)}`,
  );
  return parts.join('; ');
}

interface Thing {
  readonly place: string;
  readonly value: unknown;
}

/** What has to stand in a copy, and where. */
function thingsIn({ from, body, room }: Omit<Delivery, 'event'>, told: SentMessage): Thing[] {
  const where = told.values.rooms ?? told.values.room;
  return [
    { place: from ?? 'absent', value: told.from },
    { place: body ?? 'absent', value: told.body },
    { place: room ?? 'absent', value: where },
  ];
}

function nameOf(place: string): string {
  return place === '.' ? 'the payload' : place;
}
