import type { LaneContext } from '../../../harness/servers/lane-context';
import { namespacePattern } from '../participants/namespace-names';
import type { Participant } from '../participants/participant';
import { assertRawRooms } from '../raw-client/raw-client-checks';
import type { RawClient } from '../raw-client/raw-client';
import { assertRooms } from './membership';
import { roomsPattern, toRoomReferences } from './room-reference';
import type { RoomNames } from './scenario-rooms';
import type { ServerRooms } from './server-rooms';

/** What the check of all rooms needs from its scenario. */
interface Parts {
  readonly rooms: RoomNames;
  readonly participants: { find(name: string): Participant };
  readonly messages: { readonly probe: string };
  readonly rawClient: RawClient;
  readonly session: LaneContext;
  readonly lane: { readonly serverRooms: ServerRooms };
}

/** Source of a regular expression for all the rooms that a client is in. */
export const roomSetPattern = `no room of ${namespacePattern}|${roomsPattern} and in no other room`;

/** Fails unless the server lists exactly these rooms for a client. */
export async function assertInRooms(parts: Parts, name: string, text: string): Promise<void> {
  const rooms = toRoomReferences(text);
  if (parts.rawClient.is(name)) {
    const names = rooms.map((room) => parts.rooms.nameOf(room));
    await assertRawRooms(parts, names);
    return;
  }
  const namespace = /"(\/.*)"$/.exec(text)?.[1];
  await assertRooms(parts, parts.participants.find(name), { rooms, namespace });
}
