import type { OperationValues } from '../../../harness/contract/operations';
import type { Participant } from '../participants/participant';
import type { StandIns } from '../messages/stand-ins';
import type { RoomReference } from '../rooms/room-reference';
import { roomLabel } from '../rooms/room-reference';
import type { RoomNames } from '../rooms/scenario-rooms';
import { payloadTable, type PayloadRow } from './payload-table';

/** Payloads that a client has sent to a room, or requests that were answered, row by row. */
export interface Series {
  /** Human-readable: `alice@1 sent each of the JSON values to the lobby`. */
  readonly what: string;
  readonly sender: Participant;
  readonly rows: readonly PayloadRow[];
  /** Name on the wire; absent where the series was sent to no room. */
  readonly room?: string;
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
 * Sends a room every value of a table, each after the acknowledgement of the last. The values are bodies as they are,
 * without a nonce: the place in the order tells which of them a message is.
 */
export async function sendEach(
  parts: Parts,
  sender: Participant,
  { table, room: reference }: SeriesTarget,
): Promise<void> {
  const namespace = sender.namespaceFor(reference.namespace);
  const { standIns, payloads } = parts;
  const room = parts.rooms.nameOf(reference);
  await standIns.admit({ sender, operation: 'sendToRoom', namespace, values: { room } });
  const start = await startOf(parts, sender);
  const rows: PayloadRow[] = [];
  for (const row of payloadTable(table))
    if (await isAccepted(sender, namespace, { room, body: row.sent })) rows.push(row);
  const what = `${sender.label} sent each of the ${table} to ${roomLabel(reference)}`;
  payloads.begin({ what, sender, rows, room, answers: [], start });
}

/**
 * Sends a value to a room, and returns whether the target accepts it. One with a mapping may refuse some values, such as the
 * empty text, if its file says how; then nobody may receive them. Throws Mismatch if another target refuses it.
 */
async function isAccepted(
  sender: Participant,
  namespace: string,
  values: OperationValues,
): Promise<boolean> {
  const { event, refused } = sender.driver.mappingOf('sendToRoom');
  if (event === undefined || refused === undefined) {
    await sender.must(namespace, 'sendToRoom', values);
    return true;
  }
  return (await sender.ask(namespace, 'sendToRoom', values)).ok;
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
  const start = await startOf(parts, sender);
  for (const { name, sent } of rows) {
    sender.driver.requireUnknownEvent(String(sent));
    sender.send(namespace, String(sent), [{ room, body: name }]);
  }
  await sender.roundTrip(namespace);
  const label = roomLabel(reference);
  const what = `${sender.label} emitted a message for ${label} under each of the ${table}`;
  payloads.begin({ what, sender, rows, room, answers: [], start });
}

/** Notes what has come before a series, behind a fence: where the target file maps messages, notices may look like them. */
async function startOf(
  { participants, messages }: Pick<Parts, 'participants' | 'messages'>,
  sender: Participant,
): Promise<SeriesStart> {
  if (sender.driver.isMapped('sendToRoom')) await messages.settle(sender);
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
  payloads.begin({ what, sender, rows, answers });
}
