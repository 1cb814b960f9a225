import { isDeepStrictEqual } from 'node:util';
import { eventually } from '../../../harness/client/eventually';
import { brief } from '../../../harness/contract/brief';
import { field } from '../../../harness/contract/json-path';
import type { Participant } from '../participants/participant';
import { roomLabel, type RoomReference } from './room-reference';
import type { RoomNames } from './scenario-rooms';
import type { ServerRooms } from './server-rooms';

/** What the check of a list needs from its scenario. */
interface Parts {
  readonly session: { readonly timeouts: { readonly answer: number } };
  readonly rooms: RoomNames;
  readonly messages: { readonly probe: string };
  readonly lane: { readonly serverRooms: ServerRooms };
}

/** A member in the list of a room, and the rooms that the list has to give it. */
interface ListedMember {
  readonly room: RoomReference;
  readonly member: Participant;
  readonly rooms: readonly RoomReference[];
}

/** Fails unless the list of a room that a client gets says exactly these rooms of a member. Contract 6.14, 6.24. */
export async function assertListedWith(
  { session, rooms: names, messages, lane }: Parts,
  client: Participant,
  { room, member, rooms }: ListedMember,
): Promise<void> {
  client.driver.requireContractNames('members');
  const namespace = client.namespaceFor(room.namespace);
  const own: readonly unknown[] = [messages.probe, ...(await member.ownRooms.all())];
  const expected = rooms.map((one) => names.nameOf(one)).sort();
  const check = async (): Promise<{ done: true } | { received: string }> => {
    const { members } = await client.must(namespace, 'members', { room: names.nameOf(room) });
    const { instance } = member;
    const listed = roomsOf(members, member.idIn(namespace), own);
    const received = Array.isArray(listed)
      ? await lane.serverRooms.without({ instance, namespace, listed, expected })
      : listed;
    return isDeepStrictEqual(received, expected) ? { done: true } : { received: brief(received) };
  };
  await eventually(check, {
    within: session.timeouts.answer,
    what: `the rooms of ${member.label} in the list of ${roomLabel(room)} that ${client.label} gets`,
    expected: brief(expected),
  });
}

/** Returns the rooms that a list gives a member, sorted, without the suite's own; anything else as it is. */
function roomsOf(members: unknown, id: string, own: readonly unknown[]): unknown {
  if (!Array.isArray(members)) return members;
  const entry = members.find((one: unknown) => field(one, 'id') === id) as unknown;
  const rooms = field(entry, 'rooms');
  if (!Array.isArray(rooms)) return rooms;
  return rooms
    .filter((one) => !own.includes(one))
    .map(String)
    .sort();
}
