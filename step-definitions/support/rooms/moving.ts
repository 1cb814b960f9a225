import { brief } from '../../../harness/contract/brief';
import type { Participant } from '../participants/participant';
import type { Participants } from '../participants/participants';
import type { RoomReference } from './room-reference';
import type { RoomNames } from './scenario-rooms';

/** What a move needs from its scenario. */
interface Parts {
  readonly participants: Participants;
  readonly rooms: RoomNames;
}

/**
 * Joins a room by request while the client is in another. Throws NotApplicableError if the target file does not say that a
 * client is in one room at a time, or if the server refuses.
 */
export async function move(
  { participants, rooms }: Parts,
  client: Participant,
  { from, to }: { readonly from: RoomReference; readonly to: RoomReference },
): Promise<void> {
  const { driver } = client;
  if (driver.model.atOnce === 'many')
    driver.notApplicable('a client can be in several rooms (rooms.atOnce: many)');
  driver.requireRequest('join');
  driver.requireRequest('leave');
  const namespace = client.namespaceFor();
  participants.occupancy.leave(client.name, namespace, rooms.nameOf(from));
  const answer = await client.ask(namespace, 'join', { room: rooms.nameOf(to) });
  if (!answer.ok) driver.notApplicable(`the server refuses a second room: ${brief(answer.error)}`);
}
