import type { TellVerb } from '../../../harness/contract/operations';
import type { Telling } from '../messages/sending';
import type { ConformanceWorld, RoomWord } from '../world';
import type { Participant } from './participant';

/** A telling without its text. */
export type Address = Omit<Telling, 'text'>;

/** To one room, or to the union of several. */
export function toRooms(
  world: ConformanceWorld,
  teller: Participant,
  rooms: readonly RoomWord[],
): Address {
  const [first, ...others] = rooms;
  if (first !== undefined && others.length === 0)
    return inOneRoom(world, teller, 'tellRoom', first);
  const namespace = world.namespaceOf(teller, first?.namespace);
  const names = rooms.map((room) => world.roomName(room));
  const whom = rooms.map(wordOf).join(' and ');
  return { teller, verb: 'tellRooms', namespace, whom, values: { rooms: names } };
}

/** To members of one room: which of them, the verb says. */
export function inOneRoom(
  world: ConformanceWorld,
  teller: Participant,
  verb: TellVerb,
  room: RoomWord,
): Address {
  const namespace = world.namespaceOf(teller, room.namespace);
  const whom = verb === 'tellOthersInRoom' ? `the others in ${wordOf(room)}` : wordOf(room);
  return { teller, verb, namespace, whom, values: { room: world.roomName(room) } };
}

/** To a whole namespace. */
export function toEveryone(
  world: ConformanceWorld,
  teller: Participant,
  verb: 'tellAll' | 'tellOthers' | 'tellAllByServer',
  inNamespace?: string,
): Address {
  const namespace = world.namespaceOf(teller, inNamespace);
  const whom = verb === 'tellOthers' ? 'everyone else' : 'everyone';
  return { teller, verb, namespace, whom, values: {} };
}

/** To one socket, by its id. */
export function toOne(world: ConformanceWorld, teller: Participant, to: Participant): Address {
  const namespace = world.namespaceOf(teller);
  const values = { to: to.idIn(namespace) };
  return { teller, verb: 'tellOne', namespace, whom: `only ${to.label}`, values };
}

/** To the socket that somebody had before the present one. */
export function toFormer(world: ConformanceWorld, teller: Participant, to: Participant): Address {
  const namespace = world.namespaceOf(teller);
  const values = { to: to.idsIn(namespace).at(-2) };
  return { teller, verb: 'tellOne', namespace, whom: `the former ${to.label}`, values };
}

/** To an id that is none of this namespace. */
export function toElsewhere(
  world: ConformanceWorld,
  teller: Participant,
  [to, whom]: readonly [string, string],
): Address {
  const namespace = world.namespaceOf(teller);
  return { teller, verb: 'tellOne', namespace, whom, values: { to } };
}

/** The same, but not to those in another room, or not to one socket. */
export function excepting(address: Address, except: string, whom: string): Address {
  const values = { ...address.values, except };
  return { ...address, values, whom: `${address.whom}, except ${whom},` };
}

/** The same, but only to those on the teller's own instance. */
export function locally(address: Address): Address {
  const extra = { ...address.extra, local: true };
  return { ...address, extra, whom: `${address.whom}, on its own server only,` };
}

/** A room for people. */
export function wordOf({ name }: RoomWord): string {
  return /^[a-z]+$/.test(name) ? `the ${name}` : `the room "${name}"`;
}
