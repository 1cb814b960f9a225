import type { DeliveringOperation, OperationValues } from '../../../harness/contract/operations';
import type { MessageTemplate } from '../messages/message-template';
import type { Participant } from '../participants/participant';
import type { StandIns } from '../messages/stand-ins';
import type { RoomReference } from '../rooms/room-reference';
import { roomLabel } from '../rooms/room-reference';
import type { RoomNames } from '../rooms/scenario-rooms';
import { payloadTable, type PayloadRow } from './payload-table';

/** Payloads that a client has sent to others or to the server, or requests that were answered, row by row. */
export interface Series {
  /** Human-readable: `alice@1 sent each of the JSON values to the lobby`. */
  readonly what: string;
  readonly sender: Participant;
  readonly rows: readonly PayloadRow[];
  /** The operation by which the rows arrive as events, and what it was given beside the body. */
  readonly operation: DeliveringOperation;
  readonly values: OperationValues;
  /** OperationAnswer of the server to each row. */
  readonly answers: readonly unknown[];
  readonly start?: SeriesStart;
}

/** By client: how many packets had come before a series. Notices among them may have the event of messages. */
type SeriesStart = ReadonlyMap<Participant, number>;

/** The series of payloads of one scenario. A later step has to look at what came of it. */
export class PayloadSeries {
  private series: Series | undefined;
  private isChecked = true;

  /** Keeps a series. */
  begin(series: Series): void {
    this.series = series;
    this.isChecked = false;
  }

  /** Returns the series. Throws if there is none. */
  current(): Series {
    if (!this.series) throw new Error('no step sent the payloads of a table in this scenario');
    this.isChecked = true;
    return this.series;
  }

  /** Human-readable: the series that no step has looked at. */
  unasserted(): string[] {
    return this.series && !this.isChecked ? [this.series.what] : [];
  }
}

/** What sending a series needs from its scenario. */
interface Parts {
  readonly rooms: RoomNames;
  readonly payloads: PayloadSeries;
  readonly standIns: StandIns;
  readonly participants: { readonly all: readonly Participant[] };
  readonly messages: { settle(actor: Participant): Promise<void> };
}

/** A table of payloads, and the room that they are sent to. */
interface SeriesTarget {
  readonly table: string;
  readonly room: RoomReference;
}

/**
 * Sends every value of a table, each after the acknowledgement of the last. The values are bodies as they are, without a
 * nonce: the place in the order tells which of them a message is.
 */
export async function sendEach(
  parts: Omit<Parts, 'rooms'>,
  template: MessageTemplate,
  table: string,
): Promise<void> {
  const { sender, operation, values, audience } = template;
  // Elsewhere, a target that was written for itself may take null, or nothing, for a request without a message.
  if (operation !== 'sendToRoom') sender.driver.requireContractNames(operation);
  await parts.standIns.admit(template);
  const start = await startOf(parts, sender, operation);
  const rows: PayloadRow[] = [];
  for (const row of payloadTable(table)) if (await isAccepted(template, row.sent)) rows.push(row);
  const what = `${sender.label} sent each of the ${table} to ${audience}`;
  parts.payloads.begin({ what, sender, rows, operation, values, answers: [], start });
}

/** Sends the server every text of a table, each after the acknowledgement of the last, and expects it back. */
export async function echoEach(
  parts: Pick<Parts, 'payloads' | 'participants' | 'messages'>,
  sender: Participant,
  table: string,
): Promise<void> {
  sender.driver.requireContractNames('echo');
  const start = await startOf(parts, sender, 'echo');
  const rows = payloadTable(table).map((row) => {
    return { ...row, arrives: `You said: ${String(row.arrives)}` };
  });
  for (const { sent } of rows) await sender.must(sender.namespaceFor(), 'echo', { text: sent });
  const what = `${sender.label} sent each of the ${table} to the server`;
  const series = { what, sender, rows, operation: 'echo', values: {}, answers: [], start } as const;
  parts.payloads.begin(series);
}

/**
 * Sends a value, and returns whether the target accepts it. One with a mapping may refuse some values, such as the empty
 * text; then nobody may receive them. Throws Mismatch if another target refuses it.
 */
async function isAccepted(
  { sender, operation, namespace, values: others }: MessageTemplate,
  body: unknown,
): Promise<boolean> {
  const values = { ...others, body };
  if (sender.driver.isMapped(operation)) return (await sender.ask(namespace, operation, values)).ok;
  await sender.must(namespace, operation, values);
  return true;
}

/**
 * Sends a room every value of a table: as the body of a message, spread over its payload, and to be reflected. A server
 * may refuse any of them, but has to answer.
 */
export async function tryEach(
  { rooms, standIns }: Omit<Parts, 'payloads'>,
  sender: Participant,
  { table, room: reference }: SeriesTarget,
): Promise<void> {
  const namespace = sender.namespaceFor(reference.namespace);
  const room = rooms.nameOf(reference);
  await standIns.admit({ sender, operation: 'sendToRoom', namespace, values: { room } });
  for (const { sent } of payloadTable(table)) {
    await sender.ask(namespace, 'sendToRoom', { room, body: sent });
    await sender.ask(namespace, 'sendToRoom', { room, body: 'hostile' }, sent as object);
    await sender.ask(namespace, 'reflect', { body: sent });
  }
}

/** Emits a message for a room under every event name of a table, and waits until the server has handled them. */
export async function sendUnderEach(
  parts: Omit<Parts, 'standIns'>,
  sender: Participant,
  { table, room: reference }: SeriesTarget,
): Promise<void> {
  const namespace = sender.namespaceFor(reference.namespace);
  const { rooms, payloads } = parts;
  const room = rooms.nameOf(reference);
  const rows = payloadTable(table).map((row) => ({ ...row, arrives: row.name }));
  const operation = 'sendToRoom';
  const start = await startOf(parts, sender, operation);
  for (const { name, sent } of rows) {
    sender.driver.requireUnknownEvent(String(sent));
    sender.send(namespace, String(sent), [{ room, body: name }]);
  }
  await sender.roundTrip(namespace);
  const label = roomLabel(reference);
  const what = `${sender.label} emitted a message for ${label} under each of the ${table}`;
  payloads.begin({ what, sender, rows, operation, values: { room }, answers: [], start });
}

/** Notes what has come before a series, behind a fence: where the target file maps messages, notices may look like them. */
async function startOf(
  { participants, messages }: Pick<Parts, 'participants' | 'messages'>,
  sender: Participant,
  operation: DeliveringOperation,
): Promise<SeriesStart> {
  if (sender.driver.isMapped(operation)) await messages.settle(sender);
  return new Map(participants.all.map((client) => [client, client.inbox.count]));
}

/** Has every row of a table reflected by the server: as the one argument of an event, or as the list of its arguments. */
export async function reflectEach(
  { payloads }: Pick<Parts, 'payloads'>,
  sender: Participant,
  table: string,
): Promise<void> {
  sender.driver.requireRequest('reflect');
  const namespace = sender.namespaceFor();
  const argsOf = (value: unknown): unknown[] =>
    table === 'argument lists' ? (value as unknown[]) : [value];
  const rows = payloadTable(table).map(({ name, sent, arrives }) => {
    return { name, sent: argsOf(sent), arrives: argsOf(arrives) };
  });
  const answers: unknown[] = [];
  for (const { sent } of rows) {
    const request = { ...sender.driver.request('reflect'), args: sent };
    const { args } = await sender.request(namespace, request);
    answers.push(args);
  }
  const what = `${sender.label} sent each of the ${table} to be reflected`;
  payloads.begin({ what, sender, rows, operation: 'sendToRoom', values: {}, answers });
}
