import { assertOutcome, tryTo } from '../participants/attempts';
import type { RoomReference } from '../participants/names';
import type { Participant } from '../participants/participant';
import type { ConformanceWorld } from '../world';

/** Joins or leaves rooms: each client one room after the other, all clients at the same time. */
export async function changeRooms(
  world: ConformanceWorld,
  names: readonly string[],
  operation: 'join' | 'leave',
  rooms: readonly RoomReference[],
): Promise<void> {
  await Promise.all(
    names.map(async (name) => {
      if (world.rawClient.is(name)) await joinRaw(world, rooms);
      else await world.enter(world.participant(name), operation, rooms);
    }),
  );
}

/** Tries to join or leave a room; how that ends is for a later step. */
export async function tryToEnter(
  world: ConformanceWorld,
  client: Participant,
  operation: 'join' | 'leave',
  room: RoomReference,
): Promise<void> {
  const namespace = world.namespaceOf(client, room.namespace);
  await tryTo(world, client, namespace, [operation, { room: world.roomName(room) }]);
}

/** Tries to join a room. Fails unless that is refused with this code, on which a scenario stands. */
export async function assertJoinRefused(
  world: ConformanceWorld,
  client: Participant,
  room: RoomReference,
  code: string,
): Promise<void> {
  await tryToEnter(world, client, 'join', room);
  assertOutcome(world.attempt(), code);
}

async function joinRaw(world: ConformanceWorld, rooms: readonly RoomReference[]): Promise<void> {
  const { rawClient } = world;
  const [namespace = '/'] = rawClient.sockets.keys();
  for (const room of rooms) await rawClient.bare.ask(namespace, 'joinRoom', world.roomName(room));
}
