import { isDeepStrictEqual } from 'node:util';
import type { Packet } from '../../../harness/client/connection';
import { noncesIn } from '../evidence/nonce';
import { brief } from '../evidence/transcript';
import type { Participant } from '../participants/participant';
import type { ConformanceWorld } from '../world';
import { lastCall } from './handler-calls';

/** Fails unless the caller's last call is acknowledged with this value. */
export async function assertAcknowledged(
  world: ConformanceWorld,
  caller: Participant,
  wanted: unknown,
): Promise<void> {
  const call = lastCall(caller);
  const got = await call.answer(world.session.timeouts.answer, caller.label);
  if (isDeepStrictEqual(withoutExtras(got, wanted), wanted)) return;
  throw new Error(differ(`${caller.label}: the acknowledgement of ${call.event}`, wanted, got));
}

/** The contract's answers, `{ ok: … }`, may say more than is asked for. */
function withoutExtras(got: unknown, wanted: unknown): unknown {
  const isAnswer = typeof wanted === 'object' && wanted !== null && 'ok' in wanted;
  if (!isAnswer || typeof got !== 'object' || got === null) return got;
  return Object.fromEntries(Object.entries(got).filter(([name]) => name in wanted));
}

/** Fails if the caller's last call has been acknowledged, or is before a fence. */
export async function assertNotAcknowledged(
  world: ConformanceWorld,
  caller: Participant,
): Promise<void> {
  await world.messages.settle(caller);
  const { event, answers } = lastCall(caller);
  if (answers.length === 0) return;
  throw new Error(
    `${caller.label}: expected no acknowledgement of ${event}, observed ${brief(answers)}`,
  );
}

/** Fails unless one participant gets these payloads under an event's name, in this order, and nobody else any. */
export async function assertOnlySent(
  world: ConformanceWorld,
  person: Participant,
  event: string,
  wanted: readonly unknown[],
): Promise<void> {
  const isSo = (packet: Packet): boolean => packet.type === 'EVENT' && packet.event === event;
  const isLast = (packet: Packet): boolean =>
    isSo(packet) && person.inbox.all(isSo).length >= wanted.length;
  const what = `${person.label}: ${wanted.length} of the event ${event}`;
  await person.inbox.first(isLast, what, world.session.timeouts.answer);
  await world.messages.settle(person);
  const wrong = world.clients.flatMap((other) => {
    const got = other.inbox.all(isSo).map(({ args }) => args[0]);
    const right = other === person ? wanted : [];
    return isDeepStrictEqual(got, right)
      ? []
      : [differ(`${other.label}: the event ${event}`, right, got)];
  });
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
}

/**
 * Fails unless just the caller gets Nest's exception with this message, and nothing of the error beside it. `cause`
 * repeats what the caller sent, since NestJS 11; the documentation has it without.
 */
export async function assertOnlyException(
  world: ConformanceWorld,
  caller: Participant,
  message: string,
): Promise<void> {
  const { event, payload } = lastCall(caller);
  const isException = (packet: Packet): boolean => packet.event === 'exception';
  const what = `${caller.label}: the exception "${message}"`;
  const packet = await caller.inbox.first(isException, what, world.session.timeouts.answer);
  const [got] = packet.args as [{ cause?: unknown } | undefined];
  const plain = { status: 'error', message };
  const wanted =
    got?.cause === undefined ? plain : { ...plain, cause: { pattern: event, data: payload } };
  await assertOnlySent(world, caller, 'exception', [wanted]);
}

/** What comes without having been asked for: rooms joined, people who come and go. */
const unasked = ['joinedRoom', 'memberJoined', 'memberLeft', 'came', 'went'];

/** Fails if the last call has brought its caller an event, or does before a fence. */
export async function assertNothingSent(
  world: ConformanceWorld,
  caller: Participant,
): Promise<void> {
  await world.messages.settle(caller);
  const { event, before } = lastCall(caller);
  const got = caller.inbox
    .all(() => true)
    .slice(before)
    .filter(({ type, args }) => type === 'EVENT' && noncesIn(args).length === 0)
    .filter((packet) => !unasked.includes(packet.event))
    .map((packet) => [packet.event, ...packet.args]);
  if (got.length === 0) return;
  throw new Error(
    `${caller.label}: expected nothing in return for ${event}, observed ${brief(got)}`,
  );
}

function differ(what: string, wanted: unknown, got: unknown): string {
  return [what, `  expected  ${brief(wanted)}`, `  observed  ${brief(got)}`].join('\n');
}
