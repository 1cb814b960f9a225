import { field } from '../../../harness/contract/json-path';
import { repeated } from '../../../harness/drivers/rooms/room-model';
import type { Messages } from '../messages/messages';
import type { Participant } from '../participants/participant';
import type { RoomReference } from './room-reference';
import type { ScenarioRooms } from './scenario-rooms';

/** Requests that a client sends again and again without waiting for the answers. */
interface RepeatedRequests {
  readonly operations: readonly ('join' | 'leave')[];
  readonly times: number;
  readonly room: RoomReference;
}

/** Sends all requests before the first answer is there. In which order a server handles them is left open; all are accepted. */
export async function requestRoomsConcurrently(
  { rooms }: { readonly rooms: ScenarioRooms },
  client: Participant,
  { operations, times, room }: RepeatedRequests,
): Promise<void> {
  const isConfirmed = operations.every(
    (one) =>
      client.driver.mappingOf(one).done !== 'none' &&
      repeated(client.driver.model, one) === 'confirmed',
  );
  if (!isConfirmed)
    client.driver.notApplicable(
      'not every join and leave is confirmed (operations.join.done, rooms.unchanged), so that no answer tells when concurrent requests are over',
    );
  for (const operation of operations) client.driver.requireRequest(operation);
  const requests = Array.from({ length: times }, () => operations).flat();
  await Promise.all(requests.map((operation) => rooms.change(client, operation, [room])));
}

/** Fails unless a client receives a message if the server lists the room among its rooms, and no client does if not. */
export async function assertReceivedByMember(
  { rooms: names, messages }: { readonly rooms: ScenarioRooms; readonly messages: Messages },
  client: Participant,
  { room, text }: { readonly room: RoomReference; readonly text: string },
): Promise<void> {
  const answer = await client.must(client.namespaceFor(room.namespace), 'rooms');
  const rooms = field(answer, 'rooms');
  const isMember = Array.isArray(rooms) && rooms.includes(names.nameOf(room));
  await messages.assertReceived(messages.find(text), { required: isMember ? [client] : [] });
}
