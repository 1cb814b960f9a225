import type { Participant } from '../participants/participant';
import type { RoomReference } from '../rooms/room-reference';
import type { RoomNames } from '../rooms/scenario-rooms';

/** A room on the wire. */
export interface RoomOnWire {
  readonly namespace: string;
  readonly room: string;
}

/** What the place of a room needs from its scenario. */
interface Parts {
  readonly participants: { readonly all: readonly Participant[] };
  readonly rooms: RoomNames;
}

/** Returns a room in the namespace of the clients that are connected already. */
export function roomOnWire({ participants, rooms }: Parts, room: RoomReference): RoomOnWire {
  const [client] = participants.all;
  if (!client) throw new Error('no client is connected yet');
  return { namespace: client.namespaceFor(room.namespace), room: rooms.nameOf(room) };
}

/** Connects, asks to join a room, and loses the connection before the answer, a number of times. */
export async function joinAndVanish(
  client: Participant,
  { namespace, room }: RoomOnWire,
  times: number,
): Promise<void> {
  client.driver.requireRequest('join');
  const { event, args } = client.driver.request('join', { room });
  for (let time = 0; time < times; time += 1) {
    await client.connect(namespace);
    client.send(namespace, event, args);
    client.cut();
  }
}

/** Connects, joins, leaves, joins again and goes, a number of times: by turns it loses the connection and disconnects. */
export async function joinAndLeave(
  client: Participant,
  { namespace, room }: RoomOnWire,
  times: number,
): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await client.connect(namespace);
    for (const operation of ['join', 'leave', 'join'] as const) {
      await client.must(namespace, operation, { room });
    }
    if (time % 2 === 0) client.cut();
    else await client.disconnect(namespace);
  }
}
