import { answerCode } from '../../../harness/contract/answer';
import type { Participant } from '../participants/participant';
import { payloadTable } from '../payloads/payload-table';
import { withNames } from '../payloads/placeholders';
import type { ConformanceWorld } from '../world';
import type { RoomReference } from '../participants/names';

/**
 * Tries to join whatever could be taken for a private room. What is no text has to be refused as such; the rest may be
 * refused, or open another room.
 */
export async function tryVariants(
  world: ConformanceWorld,
  person: Participant,
  room: RoomReference,
): Promise<void> {
  const namespace = world.namespaceOf(person, room.namespace);
  const names = { vault: world.roomName(room), name: world.privateName(room) };
  const wrong: string[] = [];
  for (const { name, sent } of payloadTable('variants of a private room')) {
    const variant = withNames(sent, names);
    const expected = typeof variant === 'string' ? ['ok', 'FORBIDDEN', 'INVALID'] : ['INVALID'];
    const observed = answerCode(await person.ask(namespace, 'join', { room: variant }));
    if (!expected.includes(observed))
      wrong.push(`  ${name}: expected ${expected.join(' or ')}, received ${observed}`);
  }
  const what = `${person.label} tried to join each of the variants of a private room`;
  world.keepTable({ what, mistakes: wrong });
}
