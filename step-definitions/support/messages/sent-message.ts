import { isDeepStrictEqual } from 'node:util';
import type { Packet } from '../../../harness/client/packet';
import { brief } from '../../../harness/contract/brief';
import { bodyComparison, isDelivery } from '../../../harness/contract/delivery';
import { valueAt } from '../../../harness/contract/json-path';
import type {
  Delivery,
  SendOperation,
  OperationValues,
} from '../../../harness/contract/operations';
import { newNonce } from '../evidence/nonce';
import type { Participant } from '../participants/participant';

/** A message as its sender sent it. */
export interface SentMessage {
  /** Text by which the feature names it. */
  readonly text: string;
  readonly nonce: string;
  readonly body: unknown;
  readonly operation: SendOperation;
  readonly values: OperationValues;
  /** Fields of the payload beside the operation's own. */
  readonly extra?: object;
  readonly sender: Participant;
  /** Socket id of the sender in the namespace. */
  readonly from: string;
  readonly namespace: string;
  /** Human-readable: `the lobby`. In checks by a table, the words of the feature. */
  readonly audience: string;
  /** Human-readable: `alice@1 sent "hello" to the lobby (/chat)`. */
  readonly what: string;
  /** How many packets each client had received before. */
  readonly mark?: Mark;
}

/** The packets of each client up to a moment, to tell those that come later. */
export type Mark = ReadonlyMap<Participant, number>;

/** Returns how many packets each client has received. */
export function markOf(clients: readonly Participant[]): Mark {
  return new Map(clients.map((client) => [client, client.inbox.count]));
}

/** A message that is about to be sent. */
export type MessageDraft = Pick<
  SentMessage,
  'text' | 'operation' | 'values' | 'extra' | 'sender' | 'namespace' | 'audience'
> & {
  /** Makes a body of the text and its nonce, where that is not the two as they are. */
  readonly wrap?: (marked: string) => unknown;
  /** Nonce of another message with the same text, so that both have the same body; a new one if left out. */
  readonly nonce?: string;
  /** Whether the room is not a room of this scenario alone: clients of other scenarios may have joined it. */
  readonly isSharedRoom?: boolean;
};

/** Gives a message its nonce: the body is the text of the feature, followed by a mark that no other message has. */
export function toMessage({
  wrap = String,
  nonce = newNonce(),
  ...draft
}: MessageDraft): SentMessage {
  const { text, sender, namespace, values, audience } = draft;
  const body = wrap(`${text} ${nonce}`);
  return {
    ...draft,
    nonce,
    body,
    values: { ...values, body },
    from: sender.idsIn(namespace).at(-1) ?? 'a client that is not connected',
    what: `${sender.label} sent "${text}" to ${audience} (${namespace})`,
  };
}

/** Returns whether an operation addresses a whole namespace. */
export function isWide(operation: SendOperation): boolean {
  return (
    operation === 'sendToAll' || operation === 'sendToOthers' || operation === 'sendToAllByServer'
  );
}

/** Returns whether a packet is the event with which a message arrives; other events may hold its text as well. */
export function isDeliveryOf(packet: Packet, { sender, operation }: SentMessage): boolean {
  return isDelivery(packet, sender.driver.delivery(operation));
}

/** Returns the rooms that a message goes to. */
export function roomsOf({ room, rooms = [room] }: OperationValues): string[] {
  return rooms.filter((one) => typeof one === 'string');
}

/** Returns what is wrong with a copy of a message: its event, body, sender or room. Undefined if nothing is. */
export function mistakeIn(copy: Packet, message: SentMessage): string | undefined {
  const delivery = message.sender.driver.delivery(message.operation);
  const { event } = delivery;
  if (copy.event !== event) return `the event is ${copy.event}, expected ${event}`;
  const wrong = partsIn(delivery, message).filter(
    ({ place, value, isSame = isDeepStrictEqual }) =>
      place !== 'absent' && !isSame(valueAt(copy.args, place), value),
  );
  if (wrong.length === 0) return undefined;
  const mistakes = wrong.map(
    ({ place, value }) =>
      `${nameOf(place)} is ${brief(valueAt(copy.args, place))}, expected ${brief(value)}`,
  );
  return mistakes.join('; ');
}

/** Returns the fields of the contract's payload that a copy has to have, with their values. */
export function fieldsOf(message: SentMessage): Readonly<Record<string, unknown>> {
  const parts = partsIn(message.sender.driver.delivery(message.operation), message);
  return Object.fromEntries(parts.map(({ place, value }) => [place, value]));
}

interface Part {
  readonly place: string;
  readonly value: unknown;
  readonly isSame?: (received: unknown, expected: unknown) => boolean;
}

/** Returns what has to stand in a copy, and where. */
function partsIn(delivery: Delivery, message: SentMessage): Part[] {
  const { from, body, room } = delivery;
  const { directory } = message.sender.driver;
  const rooms = message.values.rooms?.map((one) => directory.idOf(one));
  return [
    { place: from ?? 'absent', value: message.from },
    { place: body ?? 'absent', value: message.body, isSame: bodyComparison(delivery) },
    { place: room ?? 'absent', value: rooms ?? directory.idOf(message.values.room) },
  ];
}

function nameOf(place: string): string {
  return place === '.' ? 'the payload' : place;
}
