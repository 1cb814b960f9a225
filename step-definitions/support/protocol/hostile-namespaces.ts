import { RefusedError } from '../../../harness/client/connection';
import type { Attempts, RowMistake } from '../participants/attempts';
import type { Participant } from '../participants/participant';
import type { Participants } from '../participants/participants';
import { payloadTable } from '../payloads/payload-table';
import type { RoomReference } from '../rooms/room-reference';
import type { RoomNames } from '../rooms/scenario-rooms';

/** Mistakes after which no other name is tried: a server that answers nothing any more need not be asked for long. */
const mostMistakes = 3;

/** What hostile namespaces need from their scenario. */
interface Parts {
  readonly participants: Participants;
  readonly rooms: RoomNames;
  readonly attempts: Attempts;
}

/** Connects to each namespace of a table and joins a room in those that exist. A later step says whether that ended well. */
export async function tryNamespaces(
  { participants, rooms, attempts }: Parts,
  client: Participant,
  { table, room }: { readonly table: string; readonly room: RoomReference },
): Promise<void> {
  const mistakes: RowMistake[] = [];
  for (const { name, sent } of payloadTable(table)) {
    const namespace = String(sent);
    try {
      await participants.connect(client, namespace);
      await client.must(namespace, 'join', { room: rooms.nameOf(room) });
    } catch (error) {
      if (error instanceof RefusedError) continue;
      const row = `${name}, ${JSON.stringify(namespace)}`;
      mistakes.push({ row, expected: 'refused or accepted', received: (error as Error).message });
    }
    if (mistakes.length === mostMistakes) break;
  }
  const what = `${client.label} tried to connect to each of the ${table}`;
  attempts.keepTable({ what, mistakes });
}
