import type { Participant } from '../participants/participant';
import type { ConformanceWorld } from '../world';
import type { RoomReference } from '../participants/names';

/** Where somebody comes and goes: a namespace and the name of a room there. */
type Place = readonly [namespace: string, room: string];

/** A room in the namespace of those who are there already. */
export function placeOf(world: ConformanceWorld, room: RoomReference): Place {
  const [somebody] = world.clients;
  if (!somebody) throw new Error('nobody is connected yet');
  return [world.namespaceOf(somebody, room.namespace), world.roomName(room)];
}

/** Connects, asks to join a room, and loses the connection before the answer; again and again. */
export async function joinAndVanish(
  person: Participant,
  [namespace, room]: Place,
  times: number,
): Promise<void> {
  const { event, args } = person.driver.request('join', { room });
  for (let time = 0; time < times; time += 1) {
    await person.connect(namespace);
    person.send(namespace, event, args);
    person.cut();
  }
}

/** Connects, joins, leaves, joins again and goes, by turns with a word and without one; again and again. */
export async function joinAndLeave(
  person: Participant,
  [namespace, room]: Place,
  times: number,
): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await person.connect(namespace);
    for (const operation of ['join', 'leave', 'join'] as const) {
      await person.must(namespace, operation, { room });
    }
    if (time % 2 === 0) person.cut();
    else await person.leaveNamespace(namespace);
  }
}
