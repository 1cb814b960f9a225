import { isDeepStrictEqual } from 'node:util';
import type { Packet } from '../../harness/target/connection';
import { delivered } from '../../harness/target/vocabulary';
import type { Participant } from './participant';
import { payloadTable, type Row } from './payload-table';
import { brief } from './transcript';
import type { ConformanceWorld, RoomWord } from './world';

/** A table of payloads that somebody has told to a room or has had reflected, row by row. */
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
export async function tellEach(
  world: ConformanceWorld,
  by: Participant,
  word: RoomWord,
  table: string,
): Promise<void> {
  const namespace = world.namespaceOf(by, word.namespace);
  const room = world.roomName(word);
  const rows = payloadTable(table);
  for (const { sent } of rows) await by.must(namespace, 'tellRoom', { room, body: sent });
  const what = `${by.label} told the ${word.name} each of the ${table}`;
  world.begin({ what, by, rows, room, answers: [] });
}

/** Has every row of a table given back by the server: as the one argument of an event, or as the list of its arguments. */
export async function reflectEach(
  world: ConformanceWorld,
  by: Participant,
  table: string,
  argsOf: (value: unknown) => unknown[] = (value) => [value],
): Promise<void> {
  const namespace = world.namespaceOf(by);
  const rows = payloadTable(table).map(({ name, sent, arrives }) => {
    return { name, sent: argsOf(sent), arrives: argsOf(arrives) };
  });
  const answers: unknown[] = [];
  for (const { sent } of rows) {
    const { args } = await by.request(namespace, 'reflect', sent);
    answers.push(args);
  }
  world.begin({ what: `${by.label} had the ${table} reflected`, by, rows, answers });
}

/** Fails unless just these people heard every value of the series, once, in its order and as it has to arrive. */
export async function assertEachHeard(
  world: ConformanceWorld,
  people: readonly Participant[],
): Promise<void> {
  const series = world.series();
  await world.conversation.settle(series.by);
  const { probe } = world.conversation;
  const lines = world.everybody.map((person) => {
    const bodies = person.inbox.all(isRoomMessage).map(({ args }) => fieldsOf(args[0]));
    const heard = bodies.filter(({ room }) => room !== probe);
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

/** Fails unless the server gave back every row of the series as it has to arrive. */
export function assertEachReflected(world: ConformanceWorld): void {
  const { what, rows, answers } = world.series();
  const index = rows.findIndex(({ arrives }, place) => !isDeepStrictEqual(answers[place], arrives));
  const row = rows[index];
  if (!row) return;
  throw new Error(`${what}\n  ${differenceIn(row, answers[index])}`);
}

type Fields = Readonly<Record<string, unknown>>;

function mistakeIn(
  heard: readonly Fields[],
  wanted: readonly Row[],
  room: string | undefined,
): string | undefined {
  for (const [index, fields] of heard.entries()) {
    const row = wanted[index];
    if (!row) return `expected ${wanted.length} messages, heard one more: ${brief(fields)}`;
    if (!isDeepStrictEqual(fields['body'], row.arrives)) return differenceIn(row, fields['body']);
    if (fields['room'] !== room) return differenceIn({ name: 'the room', arrives: room }, fields);
  }
  const missing = wanted[heard.length];
  if (!missing) return undefined;
  return `expected ${wanted.length} messages, heard ${heard.length}; the next is ${missing.name}`;
}

function differenceIn({ name, arrives }: Omit<Row, 'sent'>, got: unknown): string {
  return `${name}: expected ${brief(arrives)}, observed ${brief(got)}`;
}

function isRoomMessage({ type, event }: Packet): boolean {
  return type === 'EVENT' && event === delivered.tellRoom.event;
}

function fieldsOf(payload: unknown): Fields {
  return Object(payload) as Fields;
}
