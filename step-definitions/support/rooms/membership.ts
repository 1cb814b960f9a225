import { isDeepStrictEqual } from 'node:util';
import { eventually } from '../../../harness/client/eventually';
import { brief } from '../../../harness/contract/brief';
import { field } from '../../../harness/contract/json-path';
import { Mismatch } from '../../../harness/contract/mismatch';
import type { Participant } from '../participants/participant';
import { expecting, expectingOf } from '../reproduction/expectation';
import { roomLabel, type RoomReference } from './room-reference';
import type { RoomNames } from './scenario-rooms';
import type { ServerRooms } from './server-rooms';

/** What the checks of membership need from their scenario. */
interface Parts {
  readonly rooms: RoomNames;
  readonly messages: { readonly probe: string };
  readonly lane: { readonly serverRooms: ServerRooms };
}

/** ScenarioRooms that a client has to be in. */
interface ExpectedRooms {
  readonly rooms: readonly RoomReference[];
  /** The namespace of the rooms, or the only one of the client, if left out. */
  readonly namespace?: string | undefined;
}

/** Members that a room has to have, and within how many milliseconds. */
interface ExpectedMembers {
  readonly room: RoomReference;
  readonly members: readonly Participant[];
  readonly ms: number;
}

/** Members that the answer to one request has to list. */
type ListedMembers = Omit<ExpectedMembers, 'ms'>;

/** Fails unless the server lists exactly these rooms for a client, beside the rooms that the suite has joined for proofs. */
export async function assertRooms(
  { rooms: names, messages, lane }: Parts,
  client: Participant,
  { rooms, namespace: named }: ExpectedRooms,
): Promise<void> {
  const namespace = client.namespaceFor(named ?? rooms[0]?.namespace);
  const listed = field(await client.must(namespace, 'rooms'), 'rooms');
  const own: unknown[] = [messages.probe, ...(await client.ownRooms.all())];
  const all = Array.isArray(listed) ? (listed as unknown[]) : [listed];
  const expected = rooms.map((room) => names.nameOf(room)).sort();
  const { instance } = client;
  const listedRooms = all.filter((room) => !own.includes(room)).map(String);
  const received = (
    await lane.serverRooms.without({ instance, namespace, listed: listedRooms, expected })
  ).sort();
  if (isDeepStrictEqual(received, expected)) return;
  const what = `the rooms of ${client.label} in ${namespace}`;
  const mismatch = new Mismatch(what, brief(expected), brief(received));
  throw expecting(mismatch, { client: client.name, list: 'rooms', entries: expected });
}

/** Fails unless a client sees exactly these members in a room before the deadline. */
export async function assertMembers(
  { rooms }: Pick<Parts, 'rooms'>,
  client: Participant,
  { room, members, ms }: ExpectedMembers,
): Promise<void> {
  const namespace = client.namespaceFor(room.namespace);
  const expected = members.map((member) => member.idIn(namespace)).sort();
  const check = async (): Promise<{ done: true } | { received: string }> => {
    const answer = await client.ask(namespace, 'members', { room: rooms.nameOf(room) });
    const received = answer.ok ? idsOf(answer['members']) : answer.error;
    return isDeepStrictEqual(received, expected) ? { done: true } : { received: brief(received) };
  };
  const listed = eventually(check, {
    within: ms,
    what: `the members of ${roomLabel(room)} of ${namespace}, as ${client.label} sees them`,
    expected: brief(expected),
  });
  await expectingOf(listed, { client: client.name, list: 'members', entries: expected });
}

/** Fails unless a client that asks for the members of several rooms at the same time gets exactly these, at the first request. */
export async function assertMembersAtOnce(
  { rooms }: Pick<Parts, 'rooms'>,
  client: Participant,
  lists: readonly ListedMembers[],
): Promise<void> {
  client.driver.requireContractNames('members');
  const requests = lists.map(async ({ room, members }) => {
    const namespace = client.namespaceFor(room.namespace);
    const expected = members.map((member) => member.idIn(namespace)).sort();
    const answer = await client.must(namespace, 'members', { room: rooms.nameOf(room) });
    return { room, expected, received: idsOf(answer['members']) };
  });
  for (const { room, expected, received } of await Promise.all(requests)) {
    if (isDeepStrictEqual(received, expected)) continue;
    const what = `the members of ${roomLabel(room)}, as ${client.label} sees them at the first request`;
    const mismatch = new Mismatch(what, brief(expected), brief(received));
    throw expecting(mismatch, { client: client.name, list: 'members', entries: expected });
  }
}

/** Returns the ids in an answer's list of members, sorted; anything else as it is. */
export function idsOf(members: unknown): unknown {
  if (!Array.isArray(members)) return members;
  return members.map((member: unknown) => field(member, 'id')).sort();
}
