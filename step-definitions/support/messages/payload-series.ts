import { isDeepStrictEqual } from 'node:util';
import type { Packet } from '../../../harness/client/connection';
import { valueAt } from '../../../harness/contract/json-path';
import { noncesIn } from '../evidence/nonce';
import { roundTrip } from './unconfirmed-operations';
import type { Participant } from '../participants/participant';
import { payloadTable, type Row } from '../payloads/payload-table';
import { brief } from '../evidence/transcript';
import type { ConformanceWorld } from '../world';
import type { RoomReference } from '../participants/names';

/** Payloads that somebody has told to a room, or questions that were answered, row by row. */
export interface Series {
  /** For people: `alice@1 told the lobby each of the JSON values`. */
  readonly what: string;
  readonly by: Participant;
  readonly rows: readonly Row[];
  /** On the wire; undefined where nobody else was to hear it. */
  readonly room?: string;
  /** What the server gave back for each row. */
  readonly answers: readonly unknown[];
}

/**
 * Tells a room every value of a table, each after the acknowledgement of the last. The values are bodies as they stand,
 * without a nonce: which of them a message is, its place in the order says.
 */
export async function sendEach(
  world: ConformanceWorld,
  by: Participant,
  word: RoomReference,
  table: string,
): Promise<void> {
  const namespace = world.namespaceOf(by, word.namespace);
  const room = world.roomName(word);
  const rows = payloadTable(table);
  for (const { sent } of rows) await by.must(namespace, 'sendToRoom', { room, body: sent });
  const what = `${by.label} told the ${word.name} each of the ${table}`;
  world.begin({ what, by, rows, room, answers: [] });
}

/**
 * Sends a room every value of a table: as the body of a message, spread over its payload, and to be reflected. A server
 * may refuse any of them, but has to answer.
 */
export async function tryEach(
  world: ConformanceWorld,
  by: Participant,
  word: RoomReference,
  table: string,
): Promise<void> {
  const namespace = world.namespaceOf(by, word.namespace);
  const room = world.roomName(word);
  for (const { sent } of payloadTable(table)) {
    await by.ask(namespace, 'sendToRoom', { room, body: sent });
    await by.ask(namespace, 'sendToRoom', { room, body: 'hostile' }, sent as object);
    await by.ask(namespace, 'reflect', { body: sent });
  }
}

/** Sends a message for a room as an event of every name in a table, and waits until the server has taken them in. */
export async function sendUnderEach(
  world: ConformanceWorld,
  by: Participant,
  word: RoomReference,
  table: string,
): Promise<void> {
  const namespace = world.namespaceOf(by, word.namespace);
  const room = world.roomName(word);
  const rows = payloadTable(table);
  for (const { name, sent } of rows) {
    by.driver.requireUnknownEvent(String(sent));
    by.send(namespace, String(sent), [{ room, body: name }]);
  }
  await roundTrip(by, namespace);
  const what = `${by.label} sent the ${word.name} a message under each of the ${table}`;
  world.begin({ what, by, rows, room, answers: [] });
}

/** Has every row of a table given back by the server: as the one argument of an event, or as the list of its arguments. */
export async function reflectEach(
  world: ConformanceWorld,
  by: Participant,
  table: string,
): Promise<void> {
  const namespace = world.namespaceOf(by);
  const argsOf = (value: unknown): unknown[] =>
    table === 'argument lists' ? (value as unknown[]) : [value];
  const rows = payloadTable(table).map(({ name, sent, arrives }) => {
    return { name, sent: argsOf(sent), arrives: argsOf(arrives) };
  });
  const answers: unknown[] = [];
  for (const { sent } of rows) {
    const { args } = await by.request(namespace, { ...by.driver.request('reflect'), args: sent });
    answers.push(args);
  }
  world.begin({ what: `${by.label} had the ${table} reflected`, by, rows, answers });
}

/** Fails unless just these people heard every value of the series, once, in its order and as it has to arrive. */
export async function assertEachReceived(
  world: ConformanceWorld,
  people: readonly Participant[],
): Promise<void> {
  const series = world.series();
  await world.messages.settle(series.by);
  const lines = world.clients.map((person) => {
    const heard = heardBy(person);
    const wanted = people.includes(person) ? series.rows : [];
    return { person, mistake: mistakeIn(heard, wanted, series.room) };
  });
  if (lines.every(({ mistake }) => mistake === undefined)) return;
  throw new Error(
    [
      series.what,
      ...lines.map(({ person: { label }, mistake }) =>
        mistake === undefined ? `  ✓ ${label}` : `  ✗ ${label}: ${mistake}`,
      ),
    ].join('\n'),
  );
}

/** Fails unless somebody elsewhere heard the series just as somebody on the teller's own instance did, whatever that was. */
export async function assertReceivedAlike(
  world: ConformanceWorld,
  elsewhere: Participant,
  here: Participant,
): Promise<void> {
  const { what, by, rows, room } = world.series();
  await world.messages.settle(by);
  const wanted = heardBy(here).map(({ body }, index) => {
    return { name: rows[index]?.name ?? 'one more', sent: body, arrives: body };
  });
  const mistake = mistakeIn(heardBy(elsewhere), wanted, room);
  if (mistake === undefined && wanted.length === rows.length) return;
  const count = `${here.label} heard ${wanted.length} of ${rows.length}`;
  throw new Error(`${what}; ${count}\n  ✗ ${elsewhere.label}: ${mistake ?? 'as many'}`);
}

/** Fails unless the answer to every row of the series is the one it has to be. */
export function assertOwnAnswers(world: ConformanceWorld): void {
  const { what, rows, answers } = world.series();
  const index = rows.findIndex(({ arrives }, place) => !isDeepStrictEqual(answers[place], arrives));
  const row = rows[index];
  if (!row) return;
  throw new Error(`${what}\n  ${differenceIn(row, answers[index])}`);
}

/** A message of a room, as the target lets it arrive. */
interface Heard {
  readonly body: unknown;
  /** Absent where the target's own words do not say it. */
  readonly room?: unknown;
}

/** What somebody has heard of a series. What carries a nonce is a fence, or proves that something was done. */
function heardBy({ inbox, driver }: Participant): Heard[] {
  const { event, body = 'body', room = 'room' } = driver.delivery('sendToRoom');
  const isRoomMessage = (packet: Packet): boolean =>
    packet.type === 'EVENT' && packet.event === event && noncesIn(packet.args).length === 0;
  return inbox.all(isRoomMessage).map(({ args }) => ({
    body: valueAt(args, body),
    ...(room !== 'absent' && { room: valueAt(args, room) }),
  }));
}

function mistakeIn(
  heard: readonly Heard[],
  wanted: readonly Row[],
  room: string | undefined,
): string | undefined {
  for (const [index, fields] of heard.entries()) {
    const row = wanted[index];
    if (!row) return `expected ${wanted.length} messages, heard one more: ${brief(fields)}`;
    if (!isDeepStrictEqual(fields.body, row.arrives)) return differenceIn(row, fields.body);
    if ('room' in fields && fields.room !== room)
      return differenceIn({ name: 'the room', arrives: room }, fields);
  }
  const missing = wanted[heard.length];
  if (!missing) return undefined;
  return `expected ${wanted.length} messages, heard ${heard.length}; the next is ${missing.name}`;
}

function differenceIn({ name, arrives }: Omit<Row, 'sent'>, got: unknown): string {
  return `${name}: expected ${brief(arrives)}, observed ${brief(got)}`;
}
