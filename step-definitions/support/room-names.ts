import { inOneRoom } from './addressing';
import type { Participant } from './participant';
import { payloadTable } from './payload-table';
import type { ConformanceWorld, RoomWord } from './world';

/** One room of the table of names, and whose it is. */
interface NamedRoom {
  /** What a failure calls it. */
  readonly title: string;
  readonly room: RoomWord;
  readonly owner: Participant;
}

const table = 'room names';
const owned = new WeakMap<ConformanceWorld, NamedRoom[]>();

/** Each room of the table is joined by one of these people, by turns. */
export async function enterRooms(
  world: ConformanceWorld,
  people: readonly Participant[],
): Promise<void> {
  const rooms = payloadTable(table).map(({ name, sent }, index) => ({
    title: name,
    room: { name: String(sent), exact: true, namespace: undefined },
    owner: people[index % people.length] as Participant,
  }));
  owned.set(world, rooms);
  for (const { owner, room } of rooms) await world.enter(owner, 'join', [room]);
}

/** Tells each of the rooms what a failure calls it. */
export async function tellRooms(world: ConformanceWorld, teller: Participant): Promise<void> {
  for (const { title, room } of roomsOf(world)) {
    await world.tell(inOneRoom(world, teller, 'tellRoom', room), title);
  }
}

/** Fails unless what was told each room was heard by whose it is, and by nobody else. */
export async function assertOwnersHear(world: ConformanceWorld): Promise<void> {
  const { conversation } = world;
  for (const { title, owner } of roomsOf(world)) {
    await conversation.onlyHear([owner], conversation.message(title));
  }
}

function roomsOf(world: ConformanceWorld): readonly NamedRoom[] {
  const rooms = owned.get(world);
  if (rooms) return rooms;
  throw new Error(`nobody is in the ${table} in this scenario`);
}
