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
