import { RefusedError } from '../../../harness/client/connection';
import type { Participant } from '../participants/participant';
import { payloadTable } from '../payloads/payload-table';
import type { ConformanceWorld } from '../world';
import type { RoomReference } from '../participants/names';

/** Asks for each namespace of a table, and joins a room in those that exist. Fails if one is neither refused nor opened. */
export async function tryNamespaces(
  world: ConformanceWorld,
  person: Participant,
  [table, room]: readonly [string, RoomReference],
): Promise<void> {
  for (const { name, sent } of payloadTable(table)) {
    const namespace = String(sent);
    try {
      await world.connect(person, namespace);
      await person.must(namespace, 'join', { room: world.roomName(room) });
    } catch (error) {
      if (error instanceof RefusedError) continue;
      throw new Error(`${name}: ${JSON.stringify(namespace)} was neither refused nor opened`, {
        cause: error,
      });
    }
  }
}
