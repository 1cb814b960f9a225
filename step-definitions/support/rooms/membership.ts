import { formatDuration } from '../../../harness/client/deadline';
import { isDeepStrictEqual } from 'node:util';
import { ownRoomsOf } from '../messages/unconfirmed-operations';
import { labelsOf, type Participant } from '../participants/participant';
import { brief } from '../evidence/transcript';
import type { ConformanceWorld } from '../world';
import type { RoomReference } from '../participants/names';

/** Fails unless the server says that somebody is in just these rooms; those that it has joined for proofs are the suite's own and not counted. */
export async function assertRooms(
  world: ConformanceWorld,
  person: Participant,
  rooms: readonly RoomReference[],
  inNamespace?: string,
): Promise<void> {
  const namespace = world.namespaceOf(person, inNamespace ?? rooms[0]?.namespace);
  const answer = await person.must(namespace, 'rooms');
  const own: unknown[] = [world.messages.probe, ...(await ownRoomsOf(person))];
  const all = Array.isArray(answer['rooms']) ? (answer['rooms'] as unknown[]) : [answer['rooms']];
  const got = all
    .filter((room) => !own.includes(room))
    .map(String)
    .sort();
  const wanted = rooms.map((room) => world.roomName(room)).sort();
  if (isDeepStrictEqual(got, wanted)) return;
  throw new Error(
    [
      `the rooms that ${person.label} is in, asked in ${namespace}`,
      `  expected  ${brief(wanted)}`,
      `  observed  ${brief(got)}`,
    ].join('\n'),
  );
}

/** Fails unless every socket of everybody has an id, and no two have the same. */
export function assertDistinctIds({ clients, rawClient }: ConformanceWorld): void {
  const raw = [...rawClient.sockets].map(([namespace, id]) => ({
    id,
    whose: `eve on ${namespace}`,
  }));
  const own = clients.flatMap((person) =>
    person.namespaces.map((namespace) => ({
      id: person.idIn(namespace),
      whose: person.listener(namespace).label,
    })),
  );
  const ids = [...own, ...raw];
  const missing = ids.filter(({ id }) => id === undefined);
  if (missing.length > 0)
    throw new Error(
      `expected an id of ${missing.map(({ whose }) => whose).join(', ')}, received none`,
    );
  const twice = ids.filter(({ id }) => ids.filter((other) => other.id === id).length > 1);
  if (twice.length === 0) return;
  const lines = twice.map(({ id, whose }) => `  ${whose}: ${brief(id)}`);
  throw new Error(['expected an id for each socket, observed the same twice', ...lines].join('\n'));
}

/** Fails unless the members of a room, asked on somebody's instance, become just these people before the deadline. */
export async function assertMembers(
  world: ConformanceWorld,
  asker: Participant,
  room: RoomReference,
  { people, ms }: { readonly people: readonly Participant[]; readonly ms: number },
): Promise<void> {
  const namespace = world.namespaceOf(asker, room.namespace);
  const wanted = people.map((person) => person.idIn(namespace)).sort();
  const deadline = Date.now() + ms;
  let got: unknown;
  do {
    const answer = await asker.ask(namespace, 'members', { room: world.roomName(room) });
    got = answer.ok ? idsOf(answer['members']) : answer.error;
    if (isDeepStrictEqual(got, wanted)) return;
  } while (Date.now() < deadline);
  throw new Error(
    [
      `the members of the ${room.name} of ${namespace}, asked by ${asker.label}`,
      `  expected  ${brief(wanted)} (${labelsOf(people) || 'nobody'})`,
      `  received  ${brief(got)}, until ${formatDuration(ms)} had passed`,
    ].join('\n'),
  );
}

/** The ids in an answer's list of members, sorted; anything else as it is. */
export function idsOf(members: unknown): unknown {
  if (!Array.isArray(members)) return members;
  return members
    .map((member: unknown) => Reflect.get(Object(member) as object, 'id') as unknown)
    .sort();
}
