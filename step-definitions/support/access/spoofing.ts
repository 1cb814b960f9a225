import type { Address } from '../participants/addressing';
import type { Participant } from '../participants/participant';
import type { ConformanceWorld } from '../world';
import { assertOutcome, tryTo } from '../participants/attempts';

/** What a client may send where a room should be, by the words of the features. */
const forms: Readonly<Record<string, unknown>> = {
  missing: undefined,
  null: null,
  empty: '',
  'a number': 42,
  'a list': ['lobby'],
};

/** To what is no room. */
export function addressOfForm(world: ConformanceWorld, sender: Participant, form: string): Address {
  const namespace = world.namespaceOf(sender);
  const whom = `a room that is ${form}`;
  return { sender, operation: 'sendToRoom', namespace, whom, values: { room: forms[form] } };
}

/** To a list of rooms that a server may take for everybody. */
export function toListOf(world: ConformanceWorld, sender: Participant, flaw: string): Address {
  const namespace = world.namespaceOf(sender);
  const lobby = world.roomName({ name: 'lobby', exact: false, namespace });
  const rooms = flaw === 'is empty' ? [] : [lobby, ''];
  return { sender, operation: 'sendToRooms', namespace, whom: `rooms: ${flaw}`, values: { rooms } };
}

/** The same, with another sender's id in the payload. */
export function sign(address: Address, as: Participant): Address {
  as.driver.requireSender(address.operation);
  return { ...address, extra: { from: as.idIn(address.namespace) } };
}

/** Tries to join or leave a room named like an id, which a server may refuse or let pass without any effect. */
export async function tryIdRoom(
  world: ConformanceWorld,
  person: Participant,
  operation: 'join' | 'leave',
  id: string,
): Promise<void> {
  await tryTo(world, person, world.namespaceOf(person), [operation, { room: id }]);
  assertOutcome(world.attempt(), 'ok', 'FORBIDDEN');
}
