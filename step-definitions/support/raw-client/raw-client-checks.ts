import { isDeepStrictEqual } from 'node:util';
import { brief } from '../../../harness/contract/brief';
import { field } from '../../../harness/contract/json-path';
import { Mismatch } from '../../../harness/contract/mismatch';
import type { LaneContext } from '../../../harness/servers/lane-context';
import type { ServerRooms } from '../rooms/server-rooms';
import type { PacketClient } from './packet-client';
import { dataIn } from './perform';

const namespace = '/chat';

/** What the check of rooms needs from its scenario. */
interface Parts {
  readonly rawClient: { readonly packets: PacketClient };
  readonly session: LaneContext;
  readonly lane: { readonly serverRooms: ServerRooms };
}

/** Fails unless the server lists exactly these rooms for the raw client, beside rooms of its own. */
export async function assertRawRooms(
  { rawClient, session, lane }: Parts,
  expected: readonly string[],
): Promise<void> {
  const { packets } = rawClient;
  const listed = field(answerIn(await packets.ask(namespace, 'myRooms')), 'rooms');
  const instance = session.instance(1);
  const rooms = Array.isArray(listed)
    ? await lane.serverRooms.without({ instance, namespace, listed, expected })
    : listed;
  if (isDeepStrictEqual(rooms, expected)) return;
  throw new Mismatch(`the rooms of ${packets.name} in ${namespace}`, brief(expected), brief(rooms));
}

/** Returns the one value in a frame that acknowledges: `43/chat,1001[{…}]`. */
export function answerIn(frame: string): object {
  const [answer] = dataIn(frame);
  return Object(answer) as object;
}
