import type { Packet } from '../../../harness/client/connection';
import { valueAt } from '../../../harness/contract/json-path';
import type { Delivery } from '../../../harness/contract/operations';
import { brief } from '../evidence/transcript';
import type { Participant } from '../participants/participant';
import type { ConformanceWorld } from '../world';

/** Fails unless somebody got the event `joinedRoom` or `leftRoom` with this room, and everybody as often as they joined or left. */
export async function assertOnlyConfirmed(
  world: ConformanceWorld,
  person: Participant,
  event: string,
  room: string,
): Promise<void> {
  const told = world.driver.delivery(verbOf(event));
  const fits = (packet: Packet): boolean =>
    packet.event === told.event && names(packet, told, room);
  const what = `${person.label}: ${told.event} ${brief(room)}`;
  await person.inbox.first(fits, what, world.session.timeouts.answer);
  await world.messages.settle(person);
  const wrong = world.clients.flatMap((other) => {
    const count = other.inbox.all(fits).length;
    const wanted = world.confirmed(other, event, room);
    return count === wanted ? [] : [`  ${other.label}: expected ${wanted}, observed ${count}`];
  });
  if (wrong.length > 0) throw new Error([`${told.event} ${brief(room)}`, ...wrong].join('\n'));
}

/** Fails unless the event that a operation emits to its caller came before the acknowledgement of that operation, the newest there is. */
export async function assertBeforeAcknowledgement(
  world: ConformanceWorld,
  person: Participant,
  operation: 'join' | 'leave' | 'echo',
): Promise<void> {
  world.driver.requireAcknowledgement(operation);
  const told = world.driver.delivery(operation).event;
  const fits = (packet: Packet): boolean => packet.event === told;
  await person.inbox.first(fits, `${person.label}: ${told}`, world.session.timeouts.answer);
  const packets = person.inbox.all(({ type, event: name }) => type === 'ACK' || name === told);
  const order = packets.slice(-2).map(({ type, event: name }) => name || type);
  if (order.join() === `${told},ACK`) return;
  throw new Error(
    `${person.label}: expected ${told}, then the acknowledgement; observed ${order.join(', then ')}`,
  );
}

/** The operation whose effect the contract calls by this event. */
function verbOf(event: string): 'join' | 'leave' | 'echo' {
  if (event === 'joinedRoom') return 'join';
  return event === 'leftRoom' ? 'leave' : 'echo';
}

/** Whether an event is about a room: where nothing says where in it the room stands, it may stand anywhere. */
function names({ args }: Packet, { room: place = 'anywhere' }: Delivery, room: string): boolean {
  if (place === 'anywhere') return JSON.stringify(args).includes(JSON.stringify(room));
  return place === 'absent' || valueAt(args, place) === room;
}
