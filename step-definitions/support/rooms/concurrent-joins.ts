import type { Participant } from '../participants/participant';
import type { ConformanceWorld } from '../world';
import type { RoomReference } from '../participants/names';

/** What somebody asks for again and again, and where. */
interface Hurry {
  readonly operations: readonly ('join' | 'leave')[];
  readonly times: number;
  readonly room: RoomReference;
}

/** Asks for everything before the first answer is there. In which order a server does it is left open; each is answered ok. */
export async function requestRoomsConcurrently(
  world: ConformanceWorld,
  person: Participant,
  { operations, times, room }: Hurry,
): Promise<void> {
  const asked = Array.from({ length: times }, () => operations).flat();
  await Promise.all(asked.map((operation) => world.enter(person, operation, [room])));
}

/** Fails unless somebody hears a message if the server lists the room as theirs, and nobody does if not. */
export async function assertReceivedByMember(
  world: ConformanceWorld,
  person: Participant,
  { room, text }: { readonly room: RoomReference; readonly text: string },
): Promise<void> {
  const { rooms } = await person.must(world.namespaceOf(person, room.namespace), 'rooms');
  const isIn = Array.isArray(rooms) && rooms.includes(world.roomName(room));
  await world.messages.assertReceived(isIn ? [person] : [], world.messages.message(text));
}
