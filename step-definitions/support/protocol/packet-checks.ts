import { isDeepStrictEqual } from 'node:util';
import { brief } from '../../../harness/contract/brief';
import { Mismatch } from '../../../harness/contract/mismatch';
import type { LaneContext } from '../../../harness/servers/lane-context';
import type { SentMessage } from '../messages/sent-message';
import type { RawConnection } from '../raw-client/connection';
import { escaped } from '../reproduction/raw-actions';
import { expecting, expectingOf } from '../reproduction/expectation';
import type { PacketClient } from '../raw-client/packet-client';
import { dataIn } from '../raw-client/perform';
import type { RawClient } from '../raw-client/raw-client';
import { answerToAnything, type RawParts as Parts } from '../raw-client/raw-operations';
import { acknowledged } from '../../../harness/drivers/exchange';

/** A raw client, and how long its server may take. */
export interface RawParts {
  readonly rawClient: { readonly packets: PacketClient };
  readonly session: LaneContext;
}

/** Fails unless CONNECT came before any other packet of the namespace, each time that the raw client connected. */
export function assertConnectFirst(entries: readonly (readonly string[])[]): void {
  const early = entries.find(([first]) => first?.startsWith('40') !== true);
  if (!early) return;
  throw new Mismatch(
    'what eve received of the namespace that it connected to',
    'CONNECT first',
    brief(early),
  );
}

/** Fails unless the server answers the raw client in a namespace: its echo, or any other operation where the target has none. */
export async function assertStillAnswered(
  parts: Parts & { readonly rawClient: { readonly packets: PacketClient } },
  namespace: string,
): Promise<void> {
  const { packets } = parts.rawClient;
  const answer = await answerToAnything(parts, packets, namespace);
  if (answer.ok) return;
  throw new Mismatch(`${packets.name} sent a message in ${namespace}`, 'ok', brief(answer));
}

/** Fails unless a request was acknowledged once, with at least these fields. */
export async function assertAcknowledgedOnce(
  { rawClient, session }: RawParts & { readonly rawClient: Pick<RawClient, 'written'> },
  id: number,
  expected: object,
): Promise<void> {
  const { packets, written } = rawClient;
  const shape = packets.names.acknowledgement('/chat', id);
  const expectation = { frame: `^${escaped(shape)}`, count: 1, mayClose: false, isMessage: false };
  const first = await expectingOf(packets.connection.log.first(shape), expectation);
  await packets.settle('/chat', session.timeouts.answer);
  const frames = packets.connection.log.all(shape);
  const request = written.get(id) ?? { event: `request ${id}`, done: 'ack' };
  const answer = acknowledged(request, dataIn(first));
  const fields = answer instanceof Error ? {} : { ...answer };
  const isRight = isDeepStrictEqual({ ...fields, ...expected }, fields);
  if (frames.length === 1 && isRight) return;
  const what = `request ${id} of ${packets.name}`;
  const wanted = `one acknowledgement with ${brief(expected)}`;
  throw expecting(new Mismatch(what, wanted, brief(frames)), expectation);
}

/**
 * Fails if a frame on the raw connection holds a message. The raw client's own request is answered behind it: both come
 * from one server without a backplane, over one connection.
 */
export async function assertNotCarried(
  { rawClient, session }: RawParts,
  message: SentMessage,
): Promise<void> {
  const { packets } = rawClient;
  await packets.settle('/chat', session.timeouts.silence);
  const [frame] = framesWith(packets.connection, message);
  if (frame === undefined) return;
  const expected = `no frame with it on the raw connection of ${packets.name}`;
  const nothing = { count: 0, mayClose: false, isMessage: true };
  const mismatch = new Mismatch(message.what, expected, frame);
  throw expecting(mismatch, { frame: escaped(message.nonce), ...nothing });
}

/** Returns the frames on a raw connection that hold a message. */
export function framesWith({ log }: RawConnection, { nonce }: SentMessage): string[] {
  return log.all('').filter((frame) => frame.includes(nonce));
}
