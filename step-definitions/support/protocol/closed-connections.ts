import type { Driver } from '../../../harness/drivers/driver';
import { knownEvents } from '../../../harness/drivers/known-events';
import { confirmingEvent } from '../../../harness/drivers/exchange';
import { formatDuration } from '../../../harness/client/deadline';
import { brief } from '../../../harness/contract/brief';
import { Mismatch } from '../../../harness/contract/mismatch';
import type { SentMessage } from '../messages/sent-message';
import { expecting, expectingOf } from '../reproduction/expectation';
import { escaped } from '../reproduction/raw-actions';
import type { PacketClient } from '../raw-client/packet-client';
import { dataIn, performRaw } from '../raw-client/perform';
import { asMapped, type RawParts as Parts } from '../raw-client/raw-operations';
import { framesWith, type RawParts } from './packet-checks';

/** Fails unless the server closes a raw connection without a namespace within `ms` milliseconds. */
export async function assertClosedInTime(
  { rawClient }: Pick<RawParts, 'rawClient'>,
  ms: number,
): Promise<void> {
  const { log } = rawClient.packets.connection;
  const what = `the end of a connection without a namespace, within ${formatDuration(ms)} of its start`;
  await expectingOf(
    log.until(what, () => log.closed, ms),
    { closed: 'the raw connection' },
  );
}

/** Fails unless the server closes the raw connection: before its next answer, or within `ms` milliseconds. */
export async function assertClosed({ rawClient, session }: RawParts, ms: number): Promise<void> {
  const { packets } = rawClient;
  await packets.settle('/chat', session.timeouts.silence);
  const { log } = packets.connection;
  const end = log.until('the end of the connection, closed by the server', () => log.closed, ms);
  await end.catch((cause: unknown) => {
    const what = `the connection of ${packets.name} after a packet that breaks the protocol`;
    const mismatch = new Mismatch(what, 'closed by the server', 'still open', { cause });
    throw expecting(mismatch, { closed: 'the raw connection' });
  });
}

/** Fails unless the server has closed the raw connection, or it carried the message once and an echo is answered once. */
export async function assertClosedOrServed(
  parts: Parts & RawParts,
  message: SentMessage,
): Promise<void> {
  const { rawClient, session, driver } = parts;
  driver.requireReadableFrames();
  const { packets } = rawClient;
  const { log } = packets.connection;
  await packets.settle('/chat', session.timeouts.answer);
  const copies = framesWith(packets.connection, message).filter(
    (frame) => isDeliveryOf(message, frame) || isUndeclaredBy(driver)(frame),
  );
  const replies = log.closed ? undefined : await repliesTo(parts, packets, 'once?');
  if (log.closed) return;
  if (copies.length === 1 && (replies ?? 1) === 1) return;
  const mismatch = new Mismatch(
    `${message.what}; the connection of ${packets.name} is open`,
    'copies: 1, replies: 1 (or a closed connection)',
    `copies: ${copies.length}, replies: ${replies ?? 'none to ask for'}`,
  );
  throw expecting(mismatch, {
    ...{ frame: escaped(message.nonce), count: 1 },
    ...{ mayClose: true, isMessage: true },
  });
}

/** Fails if the server has answered a frame that is no event as if it were one, and has not closed the connection either. */
export async function assertClosedOrIgnored({
  rawClient,
  session,
  driver,
}: RawParts &
  Pick<Parts, 'driver'> & { readonly rawClient: { readonly before: number } }): Promise<void> {
  driver.requireReadableFrames();
  const { packets } = rawClient;
  const { log } = packets.connection;
  await packets.settle('/chat', session.timeouts.answer);
  const { names } = packets;
  const own = [/^40/, /^44\/nowhere-/, names.shape('43', '/chat', String.raw`1\d{3}\[`)];
  const notices = noticesOf(driver).map((event) => names.event('/chat', event));
  const expected = new Set(log.all(...own, ...notices));
  const strange = log
    .all('4')
    .slice(rawClient.before)
    .filter((frame) => !expected.has(frame) && isAnswerOf(driver)(frame));
  if (log.closed || strange.length === 0) return;
  const what = `${packets.name} sent a frame that is no event`;
  const [beginning = ''] = /^[^"]*"[^"]*"/.exec(strange[0] ?? '') ?? [];
  const mismatch = new Mismatch(what, 'no answer, or the end of the connection', brief(strange));
  throw expecting(mismatch, {
    ...{ frame: `^${escaped(beginning)}`, count: 0 },
    ...{ mayClose: true, isMessage: false },
  });
}

/** Returns the number of replies to an echo of the raw client; undefined where the target has none, or sends no event for it. */
async function repliesTo(
  parts: Parts,
  packets: PacketClient,
  text: string,
): Promise<number | undefined> {
  const { driver, session } = parts;
  if (
    !driver.supports('echo') ||
    driver.module.echo ||
    driver.mappingOf('echo').delivered === 'absent'
  )
    return undefined;
  const { log } = packets.connection;
  const request = await asMapped(parts, packets.name, { operation: 'echo', values: { text } });
  const { answer: ms } = session.timeouts;
  await performRaw(packets, { namespace: '/chat', request, ms }).catch(() => undefined);
  await packets.settle('/chat', ms);
  const replies = log.all(packets.names.event('/chat', driver.delivery('echo').event));
  return replies.filter((frame) => frame.includes(text)).length;
}

/** Returns whether a frame has the event that delivers a message; the target file may declare the same event for other news. */
function isDeliveryOf({ sender, operation }: SentMessage, frame: string): boolean {
  return eventIn(frame) === sender.driver.delivery(operation).event;
}

/** Returns a filter for frames without an event that the target file declares: such an event may carry the text of a message, too. */
function isUndeclaredBy(driver: Driver): (frame: string) => boolean {
  return (frame) => driver.audienceOf(String(eventIn(frame))) === undefined;
}

function eventIn(frame: string): unknown {
  return /^4[25]/.test(frame) ? dataIn(frame)[0] : undefined;
}

/**
 * Returns a filter for frames that answer a client: all but events that no operation causes, which a server sends for
 * reasons of its own, such as a clock or somebody else's arrival.
 */
function isAnswerOf(driver: Driver): (frame: string) => boolean {
  const known = knownEvents(driver).add('exception');
  const isUndeclared = isUndeclaredBy(driver);
  return (frame) =>
    isUndeclared(frame) && (!/^4[25]/.test(frame) || known.has(String(dataIn(frame)[0])));
}

/** Returns the events with which a client learns that it or another client has joined or left. */
function noticesOf(driver: Driver): string[] {
  const changes = (['join', 'leave'] as const).filter(
    (operation) => driver.supports(operation) && driver.mappingOf(operation).delivered !== 'absent',
  );
  const notices = (['memberJoined', 'memberLeft'] as const).filter((notice) =>
    driver.supports(notice),
  );
  return [
    ...changes.map((operation) => driver.delivery(operation).event),
    ...notices.map((notice) => driver.notice(notice).event),
    ...changes.flatMap((operation) => confirmingEvent(driver.request(operation).done) ?? []),
  ];
}
