import { outcomeOf } from '../../../harness/contract/answer';
import type { Participant } from '../participants/participant';
import { payloadTable } from '../payloads/payload-table';
import { withNames } from '../payloads/placeholders';
import type { ConformanceWorld, RoomWord } from '../world';

/**
 * Tries to join whatever could be taken for a private room. Fails unless what is no text is refused as such, and the
 * rest is refused or opens a room of its own.
 */
export async function joinDisguises(
  world: ConformanceWorld,
  person: Participant,
  room: RoomWord,
): Promise<void> {
  const namespace = world.namespaceOf(person, room.namespace);
  const names = { vault: world.roomName(room), name: world.privateName(room) };
  const wrong: string[] = [];
  for (const { name, sent } of payloadTable('disguises')) {
    const disguise = withNames(sent, names);
    const expected = typeof disguise === 'string' ? ['ok', 'FORBIDDEN', 'INVALID'] : ['INVALID'];
    const observed = outcomeOf(await person.ask(namespace, 'join', { room: disguise }));
    if (!expected.includes(observed))
      wrong.push(`  ${name}: expected ${expected.join(' or ')}, observed  ${observed}`);
  }
  if (wrong.length === 0) return;
  throw new Error(
    [`${person.label} tried to join disguises of a private room`, ...wrong].join('\n'),
  );
}
