import { isDeepStrictEqual } from 'node:util';
import type { Packet } from '../../../harness/client/packet';
import { bodyComparison, isDelivery } from '../../../harness/contract/delivery';
import { brief } from '../../../harness/contract/brief';
import { valueAt } from '../../../harness/contract/json-path';
import { Mismatch } from '../../../harness/contract/mismatch';
import { noncesIn } from '../evidence/nonce';
import type { Participant } from '../participants/participant';
import type { StandIns } from '../messages/stand-ins';
import type { PayloadSeries, Series } from './payload-series';
import type { PayloadRow } from './payload-table';

/** What the checks of a series need from their scenario. */
interface Parts {
  readonly payloads: PayloadSeries;
  readonly participants: { readonly all: readonly Participant[] };
  readonly messages: { settle(actor: Participant): Promise<void> };
  readonly standIns: StandIns;
}

/** A message of a room, as the target delivers it. */
interface Received {
  readonly body: unknown;
  /** Absent where the target's event does not name it. */
  readonly room?: unknown;
}

/** The rows that a client has to receive, in this order, and their room on the wire. */
interface Expected {
  readonly rows: readonly Omit<PayloadRow, 'sent'>[];
  readonly room: unknown;
  readonly isSame?: Comparison;
}

type Comparison = (received: unknown, sent: unknown) => boolean;

/** Difference between what was expected and received. */
interface Difference {
  readonly expected: string;
  readonly received: string;
}

/** Fails unless exactly these clients received every value of the series, once, in its order and as it has to arrive. */
export async function assertSeriesReceived(
  { payloads, participants, messages, standIns }: Parts,
  recipients: readonly Participant[],
): Promise<void> {
  const series = payloads.current();
  const { what, sender, operation } = series;
  await messages.settle(sender);
  const rows = deliveredRows(series, recipients);
  const { driver } = sender;
  const isSame = bodyComparison(driver.delivery(operation));
  const isRecipient = (client: Participant): boolean =>
    recipients.includes(client) && (client !== sender || driver.model.sender === 'included');
  const observed = participants.all.filter((one) => one !== sender || !standIns.includes(one));
  const wrong = observed.flatMap((client) => {
    const expected = isRecipient(client) ? rows : [];
    const difference = seriesDifference(series, client, {
      ...{ rows: expected, isSame },
      room: roomIn(series),
    });
    return difference ? [{ client, ...difference }] : [];
  });
  if (wrong.length === 0) return;
  throw new Mismatch(
    what,
    wrong.map(({ client, expected }) => `${client.label}  ${expected}`).join('\n'),
    wrong.map(({ client, received }) => `${client.label}  ${received}`).join('\n'),
  );
}

/** Returns the rows that have to arrive: a target that confirms nothing cannot say that it ignores the empty text, so nobody may receive it. */
function deliveredRows(series: Series, recipients: readonly Participant[]): readonly PayloadRow[] {
  const { sender, rows, operation } = series;
  const { driver } = sender;
  const isMute = driver.isMapped(operation) && driver.mappingOf(operation).done === 'none';
  const isReceived = recipients.some((one) =>
    receivedBy(one, series).some(({ body }) => body === ''),
  );
  return isMute && !isReceived ? rows.filter(({ sent }) => sent !== '') : rows;
}

/** Fails unless a client received the whole series just as a client on the sender's own server did, whatever that was. */
export async function assertReceivedAlike(
  { payloads, messages }: Pick<Parts, 'payloads' | 'messages'>,
  client: Participant,
  model: Participant,
): Promise<void> {
  const series = payloads.current();
  const { what, sender, rows } = series;
  await messages.settle(sender);
  const expected = receivedBy(model, series).map(({ body }, index) => {
    return { name: rows[index]?.name ?? 'one more', arrives: body };
  });
  if (expected.length !== rows.length) {
    const count = `${model.label}  ${expected.length} messages`;
    throw new Mismatch(what, `${model.label}  ${rows.length} messages`, count);
  }
  const room = roomIn(series);
  const difference = differenceIn(receivedBy(client, series), { rows: expected, room });
  if (!difference) return;
  throw new Mismatch(
    `${what}; ${client.label} has to receive what ${model.label} received`,
    difference.expected,
    difference.received,
  );
}

/** Fails unless the answer to every row of the series is the one that it has to be. */
export function assertOwnAnswers({ payloads }: Pick<Parts, 'payloads'>): void {
  const { what, rows, answers } = payloads.current();
  const index = rows.findIndex(({ arrives }, place) => !isDeepStrictEqual(answers[place], arrives));
  const row = rows[index];
  if (!row) return;
  throw new Mismatch(`${what}: ${row.name}`, brief(row.arrives), brief(answers[index]));
}

/** Returns the room or the rooms that a message of a series has to name. */
function roomIn({ sender: { driver }, values: { room, rooms } }: Series): unknown {
  return rooms?.map((one) => driver.directory.idOf(one)) ?? driver.directory.idOf(room);
}

/**
 * Returns what a client received of a series. What came before it is no part of it; what carries a nonce is a fence, or proves the effect of an operation;
 * what names another sender is a notice of the target's own.
 */
function receivedBy(client: Participant, { sender, operation, start }: Series): Received[] {
  const { inbox, driver } = client;
  const delivery = driver.delivery(operation);
  const { body = 'body', room = 'absent', from = 'absent' } = delivery;
  const isFromSender = ({ args }: Packet): boolean =>
    from === 'absent' || sender.allIds.includes(String(valueAt(args, from)));
  const isRoomMessage = (packet: Packet): boolean =>
    packet.type === 'EVENT' &&
    isDelivery(packet, delivery) &&
    noncesIn(packet.args).length === 0 &&
    (!driver.isMapped(operation) || isFromSender(packet));
  const since = start?.get(client) ?? 0;
  const received = inbox.all().slice(since).filter(isRoomMessage);
  return received.map(({ args }) => ({
    body: valueAt(args, body),
    ...(room !== 'absent' && { room: valueAt(args, room) }),
  }));
}

/** Returns what is wrong with what a client received of a series. A text that arrived changed is shown as it came, although it is like no row. */
function seriesDifference(
  series: Series,
  client: Participant,
  expected: Expected & { readonly isSame: Comparison },
): Difference | undefined {
  const difference = differenceIn(messagesOf(series, client, expected.isSame), expected);
  const all = receivedBy(client, series);
  if (!difference || all.length !== expected.rows.length) return difference;
  return differenceIn(all, expected) ?? difference;
}

/** Returns what a client received of a series, in its order; where handlers run at the same time, in the order of the rows. */
function messagesOf(series: Series, client: Participant, isSame: Comparison): Received[] {
  const { driver } = series.sender;
  // Where the target file maps messages, notices of the target may have their event.
  const isOfSeries = ({ body }: Received): boolean =>
    !driver.isMapped(series.operation) || series.rows.some(({ arrives }) => isSame(body, arrives));
  const received = receivedBy(client, series).filter(isOfSeries);
  return driver.hasConcurrentHandlers ? aligned(received, series.rows, isSame) : received;
}

/** Returns messages in the order of the rows that they are copies of: handlers that run at the same time may end in any order. */
function aligned(
  received: readonly Received[],
  rows: Expected['rows'],
  isSame: Comparison,
): Received[] {
  const left = [...received];
  const found = rows.flatMap(({ arrives }) => {
    const place = left.findIndex(({ body }) => isSame(body, arrives));
    return place === -1 ? [] : left.splice(place, 1);
  });
  return [...found, ...left];
}

function differenceIn(
  received: readonly Received[],
  { rows, room, isSame = isDeepStrictEqual }: Expected,
): Difference | undefined {
  const count = `${rows.length} messages`;
  for (const [index, message] of received.entries()) {
    const row = rows[index];
    if (!row) return { expected: count, received: `one more: ${brief(message)}` };
    if (!isSame(message.body, row.arrives)) {
      return { expected: `${row.name}: ${brief(row.arrives)}`, received: brief(message.body) };
    }
    if ('room' in message && !isDeepStrictEqual(message.room, room))
      return { expected: `${row.name} with the room ${brief(room)}`, received: brief(message) };
  }
  const missing = rows[received.length];
  if (!missing) return undefined;
  return {
    expected: `${count}; the next is ${missing.name}`,
    received: `${received.length} messages`,
  };
}
