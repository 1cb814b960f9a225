import type { Packet } from '../../harness/target/connection';
import type { Participant } from './participant';
import { brief } from './transcript';
import type { ConformanceWorld } from './world';

/** Fails unless somebody got the event `joinedRoom` or `leftRoom` with this room, and everybody as often as they joined or left. */
export async function assertOnlyTold(
  world: ConformanceWorld,
  person: Participant,
  event: string,
  room: string,
): Promise<void> {
  const fits = (packet: Packet): boolean => packet.event === event && packet.args[0] === room;
  const what = `${person.label}: ${event} ${brief(room)}`;
  await person.inbox.first(fits, what, world.session.timeouts.answer);
  await world.conversation.settle(person);
  const wrong = world.everybody.flatMap((other) => {
    const count = other.inbox.all(fits).length;
    const wanted = world.confirmed(other, event, room);
    return count === wanted ? [] : [`  ${other.label}: expected ${wanted}, observed ${count}`];
  });
  if (wrong.length > 0) throw new Error([`${event} ${brief(room)}`, ...wrong].join('\n'));
}

/** Fails unless the event that a verb emits to its caller came before the acknowledgement of that verb, the newest there is. */
export async function assertBeforeAcknowledgement(
  world: ConformanceWorld,
  person: Participant,
  event: string,
): Promise<void> {
  const fits = (packet: Packet): boolean => packet.event === event;
  await person.inbox.first(fits, `${person.label}: ${event}`, world.session.timeouts.answer);
  const packets = person.inbox.all(({ type, event: name }) => type === 'ACK' || name === event);
  const order = packets.slice(-2).map(({ type, event: name }) => name || type);
  if (order.join() === `${event},ACK`) return;
  throw new Error(
    `${person.label}: expected ${event}, then the acknowledgement; observed ${order.join(', then ')}`,
  );
}
