import { isDeepStrictEqual } from 'node:util';
import { brief } from '../../../harness/contract/brief';
import { field } from '../../../harness/contract/json-path';
import { Mismatch } from '../../../harness/contract/mismatch';
import type { PacketClient } from './packet-client';
import { dataIn } from './perform';

const namespace = '/chat';

/** Fails unless the server lists exactly these rooms for the raw client. */
export async function assertRawRooms(
  client: PacketClient,
  names: readonly string[],
): Promise<void> {
  const rooms = field(answerIn(await client.ask(namespace, 'myRooms')), 'rooms');
  if (isDeepStrictEqual(rooms, names)) return;
  throw new Mismatch(`the rooms of ${client.name} in ${namespace}`, brief(names), brief(rooms));
}

/** Returns the one value in a frame that acknowledges: `43/chat,1001[{…}]`. */
export function answerIn(frame: string): object {
  const [answer] = dataIn(frame);
  return Object(answer) as object;
}
