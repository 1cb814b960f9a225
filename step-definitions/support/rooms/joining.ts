import { assertOutcome, tryTo } from '../participants/attempts';
import type { RoomWord } from '../participants/names';
import type { Participant } from '../participants/participant';
import type { ConformanceWorld } from '../world';

/** Joins or leaves rooms: each client one room after the other, all clients at the same time. */
export async function enterRooms(
  world: ConformanceWorld,
  names: readonly string[],
  operation: 'join' | 'leave',
  rooms: readonly RoomWord[],
): Promise<void> {
  await Promise.all(
    names.map(async (name) => {
      if (world.outsider.is(name)) await joinRaw(world, rooms);
      else await world.enter(world.participant(name), operation, rooms);
    }),
  );
}

/** Tries to join or leave a room; how that ends is for a later step. */
export async function tryToEnter(
  world: ConformanceWorld,
  client: Participant,
  operation: 'join' | 'leave',
  room: RoomWord,
): Promise<void> {
  const namespace = world.namespaceOf(client, room.namespace);
  await tryTo(world, client, namespace, [operation, { room: world.roomName(room) }]);
}

/** Tries to join a room. Fails unless that is refused with this code, on which a scenario stands. */
export async function assertJoinRefused(
  world: ConformanceWorld,
  client: Participant,
  room: RoomWord,
  code: string,
): Promise<void> {
  await tryToEnter(world, client, 'join', room);
  assertOutcome(world.attempt(), code);
}

async function joinRaw(world: ConformanceWorld, rooms: readonly RoomWord[]): Promise<void> {
  const { outsider } = world;
  const [namespace = '/'] = outsider.sockets.keys();
  for (const room of rooms) await outsider.bare.ask(namespace, 'joinRoom', world.roomName(room));
}
