import { eventually, type Try } from '../../../harness/client/eventually';
import { DeadlineError } from '../../../harness/client/deadline';
import { brief } from '../../../harness/contract/brief';
import type { Driver } from '../../../harness/drivers/driver';
import type { Participant } from '../participants/participant';
import type { Participants } from '../participants/participants';
import { roomLabel, type RoomReference } from './room-reference';
import type { ScenarioRooms } from './scenario-rooms';

/** Names of the clients that fill rooms; no scenario uses them otherwise. */
const guests = ['frank', 'grace', 'heidi', 'ivan', 'judy', 'mike', 'niaj', 'olivia', 'peggy'];

/** What the checks of seats need from their scenario. */
interface Parts {
  readonly participants: Participants;
  readonly rooms: ScenarioRooms;
}

/**
 * Fills rooms, each of which one client has joined already. Throws NotApplicableError if the target does not have a number of
 * seats that the suite can fill, or does not give a seat to another client after a member has left, as a game that has begun.
 */
export async function takeSeats(parts: Parts, full: readonly RoomReference[]): Promise<void> {
  const { participants, rooms } = parts;
  const [first] = participants.all;
  if (!first) throw new Error('no client has joined a room of this scenario');
  const namespace = first.namespaceFor();
  const names = guests.slice(0, seatsLeft(first.driver));
  const others = names.map((name) => participants.introduce(name));
  for (const client of others) await participants.connect(client, namespace);
  for (const room of full) {
    for (const client of others) await rooms.change(client, 'join', [room]);
    await requireReturn(parts, others.at(-1) ?? first, { room, namespace });
  }
}

function seatsLeft(driver: Driver): number {
  const { capacity } = driver.model;
  if (capacity === undefined)
    driver.notApplicable('rooms have no limited number of seats (rooms.capacity)');
  const most = guests.length + 1;
  if (capacity < 2 || capacity > most)
    driver.notApplicable(`the scenario needs rooms of 2 to ${most} seats (rooms.capacity)`);
  return capacity - 1;
}

async function requireReturn(parts: Parts, client: Participant, place: Place): Promise<void> {
  await parts.rooms.change(client, 'leave', [place.room]);
  const returned = await tryToJoin(parts, client, place);
  if ('done' in returned) return;
  client.driver.notApplicable(
    `a full room takes no other client after a member has left it, whatever the cause (${returned.received})`,
  );
}

interface Place {
  readonly room: RoomReference;
  readonly namespace: string;
}

/** Fails unless a client gets into each of the rooms within `ms` milliseconds. */
export async function assertCanJoin(
  parts: Parts,
  client: Participant,
  rooms: readonly RoomReference[],
  ms: number,
): Promise<void> {
  client.driver.requireRoomsOfClients();
  const [namespace = ''] = client.namespaces;
  for (const room of rooms)
    await eventually(() => tryToJoin(parts, client, { room, namespace }), {
      within: ms,
      what: `${client.label} joins ${roomLabel(room)} of ${namespace}, in which a seat is free`,
      expected: 'accepted',
    });
}

/** A server may end the connection of a client that finds no seat, or say nothing. */
async function tryToJoin(
  { participants, rooms }: Parts,
  client: Participant,
  { room, namespace }: Place,
): Promise<Try<true>> {
  if (!client.namespaces.includes(namespace)) await participants.connect(client, namespace);
  try {
    const answer = await client.ask(namespace, 'join', { room: rooms.nameOf(room) });
    return answer.ok ? { done: true } : { received: `refused: ${brief(answer.error)}` };
  } catch (error) {
    const isEnded = !client.namespaces.includes(namespace);
    if (isEnded) return { received: 'the server ended the connection' };
    if (error instanceof DeadlineError) return { received: error.message };
    throw error;
  }
}
