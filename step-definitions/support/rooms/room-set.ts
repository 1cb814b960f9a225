import { namespacePattern, roomsPattern, toRoomReferences } from '../participants/names';
import type { Participant } from '../participants/participant';
import { assertRawRooms } from '../raw-client/raw-client-checks';
import type { ConformanceWorld } from '../world';
import { assertRooms } from './membership';

/** Source of a regular expression for all the rooms that a client is in. */
export const roomSetPattern = `no room of ${namespacePattern}|${roomsPattern} and in no other room`;

/** Fails unless the server lists exactly these rooms for a client. */
export async function assertInRooms(
  world: ConformanceWorld,
  name: string,
  text: string,
): Promise<void> {
  const rooms = toRoomReferences(text);
  if (world.rawClient.is(name)) {
    const names = rooms.map((room) => world.roomName(room));
    await assertRawRooms(world.rawClient.bare, names);
    return;
  }
  const client: Participant = world.participant(name);
  await assertRooms(world, client, rooms, /"(\/.*)"$/.exec(text)?.[1]);
}
