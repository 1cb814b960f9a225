import { formatDuration } from '../../../harness/client/deadline';
import { brief } from '../../../harness/contract/brief';
import { Mismatch } from '../../../harness/contract/mismatch';
import type { SentMessage } from '../messages/sent-message';
import { framesWith, type RawParts } from './packet-checks';

/** Fails unless the server closes a raw connection without a namespace within `ms` milliseconds. */
export async function assertClosedInTime(
  { rawClient }: Pick<RawParts, 'rawClient'>,
  ms: number,
): Promise<void> {
  const { log } = rawClient.packets.connection;
  const what = `the end of a connection without a namespace, within ${formatDuration(ms)} of its start`;
  await log.until(what, () => log.closed, ms);
}

/** Fails unless the server closes the raw connection: before its next answer, or within `ms` milliseconds. */
export async function assertClosed({ rawClient, session }: RawParts, ms: number): Promise<void> {
  const { packets } = rawClient;
  await packets.settle('/chat', session.timeouts.silence);
  const { log } = packets.connection;
  const end = log.until('the end of the connection, closed by the server', () => log.closed, ms);
  await end.catch((cause: unknown) => {
    const what = `the connection of ${packets.name} after a packet that breaks the protocol`;
    throw new Mismatch(what, 'closed by the server', 'still open', { cause });
  });
}

/** Fails unless the server has closed the raw connection, or it carried the message once and an echo is answered once. */
export async function assertClosedOrServed(
  { rawClient, session }: RawParts,
  message: SentMessage,
): Promise<void> {
  const { packets } = rawClient;
  const { log } = packets.connection;
  await packets.settle('/chat', session.timeouts.answer);
  const copies = framesWith(packets.connection, message);
  if (!log.closed) await packets.ask('/chat', 'message', 'once?').catch(() => undefined);
  await packets.settle('/chat', session.timeouts.answer);
  if (log.closed) return;
  const replies = log.all('42/chat,["message"').filter((frame) => frame.includes('once?'));
  if (copies.length === 1 && replies.length === 1) return;
  throw new Mismatch(
    `${message.what}; the connection of ${packets.name} is open`,
    'copies: 1, replies: 1 (or a closed connection)',
    `copies: ${copies.length}, replies: ${replies.length}`,
  );
}

/** Fails if the server has answered a frame that is no event as if it were one, and has not closed the connection either. */
export async function assertClosedOrIgnored({ rawClient, session }: RawParts): Promise<void> {
  const { packets } = rawClient;
  const { log } = packets.connection;
  await packets.settle('/chat', session.timeouts.answer);
  const own = [/^40/, /^43\/chat,1\d{3}\[/, /^42\/chat,\["(joinedRoom|memberJoined|memberLeft)"/];
  const requested = new Set(log.all(...own));
  const strange = log.all('4').filter((frame) => !requested.has(frame));
  if (log.closed || strange.length === 0) return;
  const what = `${packets.name} sent a frame that is no event`;
  throw new Mismatch(what, 'no answer, or the end of the connection', brief(strange));
}
