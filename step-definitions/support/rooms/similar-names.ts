import { inBatches } from '../messages/bulk-messages';
import { inOneRoom } from '../participants/addressing';
import type { Participant } from '../participants/participant';
import { payloadTable } from '../payloads/payload-table';
import type { RoomReference } from '../participants/names';
import type { ConformanceWorld } from '../world';

interface Membership {
  /** What the table calls the name. */
  readonly name: string;
  readonly room: RoomReference;
  readonly member: Participant;
}

const memberships = new WeakMap<ConformanceWorld, readonly Membership[]>();

/** Puts one person into the room of each name of a table, the next person into the next. */
export async function joinInTurn(
  world: ConformanceWorld,
  people: readonly Participant[],
  table: string,
): Promise<void> {
  const entered = payloadTable(table).map(({ name, sent }, index) => {
    const room = { name: String(sent), exact: true, namespace: undefined };
    return { name, room, member: people[index % people.length] as Participant };
  });
  memberships.set(world, entered);
  await inBatches(entered, ({ room, member }) => world.enter(member, 'join', [room]));
}

/** Tells each of these rooms what the table calls it. */
export async function sendEachItsName(world: ConformanceWorld, sender: Participant): Promise<void> {
  await inBatches(memberships.get(world) ?? [], ({ name, room }) =>
    world.tell({ ...inOneRoom(world, sender, 'sendToRoom', room), whom: name }, name),
  );
}

/** Fails unless each name was heard by the member of its room, and by nobody else; says which names were not. */
export async function assertOwnRooms(world: ConformanceWorld): Promise<void> {
  const { messages } = world;
  const faults: string[] = [];
  for (const { name, member } of memberships.get(world) ?? []) {
    const fault = await messages.deliveryProblem([member], messages.message(name));
    if (fault !== undefined) faults.push(fault);
  }
  if (faults.length > 0) throw new Error(faults.join('\n'));
}
