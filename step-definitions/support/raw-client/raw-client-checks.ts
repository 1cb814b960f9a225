import { isDeepStrictEqual } from 'node:util';
import { brief } from '../evidence/transcript';
import type { PacketClient } from './packet-client';

const namespace = '/chat';

/** Fails unless the server lists exactly these rooms for the raw client. */
export async function assertRawRooms(
  client: PacketClient,
  names: readonly string[],
): Promise<void> {
  const { rooms } = answerIn(await client.ask(namespace, 'myRooms')) as { rooms?: unknown };
  if (isDeepStrictEqual(rooms, names)) return;
  throw new Error(
    `the rooms of ${client.name}\n  expected  ${brief(names)}\n  received  ${brief(rooms)}`,
  );
}

/** Returns the one value in a frame that acknowledges: `43/chat,1001[{…}]`. */
export function answerIn(frame: string): object {
  const [answer] = JSON.parse(frame.slice(frame.indexOf('['))) as unknown[];
  return Object(answer) as object;
}
