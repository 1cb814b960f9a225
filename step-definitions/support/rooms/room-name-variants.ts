import { answerCode } from '../../../harness/contract/answer';
import type { Attempts, RowMistake } from '../participants/attempts';
import type { Transcript } from '../evidence/transcript';
import type { Participant } from '../participants/participant';
import { payloadTable } from '../payloads/payload-table';
import { withNames } from '../payloads/placeholders';
import type { RoomReference } from './room-reference';
import type { ScenarioRooms } from './scenario-rooms';

/** What the tries need from their scenario. */
interface Parts {
  readonly rooms: ScenarioRooms;
  readonly attempts: Attempts;
  readonly transcript: Pick<Transcript, 'length'>;
}

/**
 * Tries to join whatever could be taken for a private room. What is no text has to be refused as such; the rest may be
 * refused, or open another room.
 */
export async function tryVariants(
  { rooms, attempts, transcript }: Parts,
  client: Participant,
  room: RoomReference,
): Promise<void> {
  const namespace = client.namespaceFor(room.namespace);
  const names = { vault: rooms.nameOf(room), name: rooms.privateNameOf(room) };
  const mistakes: RowMistake[] = [];
  const from = transcript.length;
  for (const { name, sent } of payloadTable('variants of a private room')) {
    const variant = withNames(sent, names);
    const allowed = typeof variant === 'string' ? ['ok', 'FORBIDDEN', 'INVALID'] : ['INVALID'];
    const to = transcript.length;
    const received = answerCode(await client.ask(namespace, 'join', { room: variant }));
    if (allowed.includes(received)) continue;
    const part = { end: transcript.length, skipped: { from, to } };
    const expectation = { client: client.name, outcomes: allowed, part };
    mistakes.push({ row: name, expected: allowed.join(' or '), received, expectation });
  }
  const what = `${client.label} tried to join each of the variants of a private room`;
  attempts.keepTable({ what, mistakes });
}
