import { brief } from '../../../harness/contract/brief';
import { assertOutcome, tryOperation, type Attempts } from '../participants/attempts';
import type { Participant } from '../participants/participant';
import type { RawClient } from '../raw-client/raw-client';
import { joinRaw, type RawParts } from '../raw-client/raw-operations';
import type { RoomReference } from './room-reference';
import type { ScenarioRooms } from './scenario-rooms';

/** What joins need from their scenario. */
interface Parts extends RawParts {
  readonly rooms: ScenarioRooms;
  readonly participants: RawParts['participants'] & { find(name: string): Participant };
  readonly rawClient: RawClient;
}

/** What tries to join need from their scenario. */
interface TryParts {
  readonly rooms: ScenarioRooms;
  readonly attempts: Attempts;
}

/** Joins or leaves rooms: each client one room after the other, all clients at the same time. */
export async function changeRooms(
  parts: Parts,
  names: readonly string[],
  operation: 'join' | 'leave',
  rooms: readonly RoomReference[],
): Promise<void> {
  await Promise.all(
    names.map(async (name) => {
      if (parts.rawClient.is(name)) await joinAllRaw(parts, rooms);
      else await parts.rooms.change(parts.participants.find(name), operation, rooms);
    }),
  );
}

/** Tries to join or leave a room; how that ends is for a later step. */
export async function tryToChange(
  { rooms, attempts }: TryParts,
  client: Participant,
  operation: 'join' | 'leave',
  room: RoomReference,
): Promise<void> {
  const namespace = client.namespaceFor(room.namespace);
  await tryOperation(attempts, client, {
    ...{ namespace, operation },
    values: { room: rooms.nameOf(room) },
  });
}

/** Tries to join a room. Fails unless that is refused with this code, on which a scenario is built. */
export async function assertJoinRefused(
  parts: TryParts,
  client: Participant,
  room: RoomReference,
  code: string,
): Promise<void> {
  await tryToChange(parts, client, 'join', room);
  const attempt = parts.attempts.last();
  const isOwnRule = attempt.outcome === 'ok' && code === 'INVALID' && client.driver.isForeign;
  if (isOwnRule)
    client.driver.notApplicable(
      `the target has its own rules for the names of rooms: it accepts ${brief(parts.rooms.nameOf(room))}`,
    );
  assertOutcome(attempt, code);
}

async function joinAllRaw(parts: Parts, rooms: readonly RoomReference[]): Promise<void> {
  const { rawClient } = parts;
  const [namespace = '/'] = rawClient.sockets.keys();
  for (const room of rooms)
    await joinRaw(parts, rawClient.packets, { namespace, room: parts.rooms.nameOf(room) });
}
