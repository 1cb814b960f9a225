import type { SendOperation } from '../../../harness/contract/operations';
import type { Participant } from './participant';
import type { MessageDraft } from '../messages/sending';
import type { ConformanceWorld } from '../world';
import type { RoomReference } from './names';

/** A telling without its text. */
export type Address = Omit<MessageDraft, 'text'>;

/** To one room, or to the union of several. */
export function toRooms(
  world: ConformanceWorld,
  sender: Participant,
  rooms: readonly RoomReference[],
): Address {
  const [first, ...others] = rooms;
  if (first !== undefined && others.length === 0)
    return inOneRoom(world, sender, 'sendToRoom', first);
  const namespace = world.namespaceOf(sender, first?.namespace);
  const names = rooms.map((room) => world.roomName(room));
  const whom = rooms.map(wordOf).join(' and ');
  return { sender, operation: 'sendToRooms', namespace, whom, values: { rooms: names } };
}

/** To members of one room: which of them, the operation says. */
export function inOneRoom(
  world: ConformanceWorld,
  sender: Participant,
  operation: SendOperation,
  room: RoomReference,
): Address {
  const namespace = world.namespaceOf(sender, room.namespace);
  const whom = operation === 'sendToOthersInRoom' ? `the others in ${wordOf(room)}` : wordOf(room);
  return { sender, operation, namespace, whom, values: { room: world.roomName(room) } };
}

/** To a whole namespace. */
export function toEveryone(
  world: ConformanceWorld,
  sender: Participant,
  operation: 'sendToAll' | 'sendToOthers' | 'sendToAllByServer',
  inNamespace?: string,
): Address {
  const namespace = world.namespaceOf(sender, inNamespace);
  const whom = operation === 'sendToOthers' ? 'everyone else' : 'everyone';
  return { sender, operation, namespace, whom, values: {} };
}

/** To one socket, by its id. */
export function toOne(world: ConformanceWorld, sender: Participant, to: Participant): Address {
  const namespace = world.namespaceOf(sender);
  const values = { to: to.idIn(namespace) };
  return { sender, operation: 'sendToOne', namespace, whom: `only ${to.label}`, values };
}

/** To the socket that somebody had before the present one. */
export function toFormer(world: ConformanceWorld, sender: Participant, to: Participant): Address {
  const namespace = world.namespaceOf(sender);
  const values = { to: to.idsIn(namespace).at(-2) };
  return { sender, operation: 'sendToOne', namespace, whom: `the former ${to.label}`, values };
}

/** To an id that is none of this namespace. */
export function toElsewhere(
  world: ConformanceWorld,
  sender: Participant,
  [to, whom]: readonly [string, string],
): Address {
  const namespace = world.namespaceOf(sender);
  return { sender, operation: 'sendToOne', namespace, whom, values: { to } };
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
export function wordOf({ name }: RoomReference): string {
  return /^[a-z]+$/.test(name) ? `the ${name}` : `the room "${name}"`;
}
