import { isDeepStrictEqual } from 'node:util';
import type { Packet } from '../../../harness/client/packet';
import { brief } from '../../../harness/contract/brief';
import { field } from '../../../harness/contract/json-path';
import { Mismatch } from '../../../harness/contract/mismatch';
import { knownEvents } from '../../../harness/drivers/known-events';
import type { LaneContext } from '../../../harness/servers/lane-context';
import { noncesIn, textsIn } from '../evidence/nonce';
import type { Participant } from '../participants/participant';
import {
  copiesFor,
  expecting,
  expectingOf,
  payloadsFor,
  type Expectation,
} from '../reproduction/expectation';
import type { HandlerCall, HandlerCalls } from './handler-calls';

/** What the checks of handlers need from their scenario. */
export interface HandlerParts {
  readonly session: LaneContext;
  readonly participants: { readonly all: readonly Participant[] };
  readonly messages: { settle(actor: Participant): Promise<void> };
  readonly handlers: HandlerCalls;
}

/** Payloads that have to come under the name of an event, in this order. */
interface ExpectedEvents {
  readonly event: string;
  readonly payloads: readonly unknown[];
}

/** Fails unless the caller's last call is acknowledged with this value. */
export async function assertAcknowledged(
  { handlers, session }: Pick<HandlerParts, 'handlers' | 'session'>,
  caller: Participant,
  expected: unknown,
): Promise<void> {
  const call = handlers.last(caller);
  const expectation = { client: caller.name, called: call.event, answers: [expected] };
  const received = await expectingOf(
    call.answer(session.timeouts.answer, caller.label),
    expectation,
  );
  if (isDeepStrictEqual(withoutExtras(received, expected), expected)) return;
  const what = `${caller.label}: the acknowledgement of ${call.event}`;
  throw expecting(new Mismatch(what, brief(expected), brief(received)), expectation);
}

/** The contract's answers, `{ ok: … }`, may have more fields than are expected. */
function withoutExtras(received: unknown, expected: unknown): unknown {
  const isAnswer = typeof expected === 'object' && expected !== null && 'ok' in expected;
  if (!isAnswer || typeof received !== 'object' || received === null) return received;
  return Object.fromEntries(Object.entries(received).filter(([name]) => name in expected));
}

/** Fails if a call of the caller has been acknowledged, or is before a fence. Throws if it has called nothing. */
export async function assertNotAcknowledged(
  { handlers, messages }: Pick<HandlerParts, 'handlers' | 'messages'>,
  caller: Participant,
): Promise<void> {
  await messages.settle(caller);
  const { event: called } = handlers.last(caller);
  const acknowledged = handlers.by(caller).filter(({ answers }) => answers.length > 0);
  if (acknowledged.length === 0) return;
  const events = acknowledged.map(({ event }) => event).join(', ');
  const answers = acknowledged.flatMap((call) => call.answers);
  const what = `${caller.label}: the acknowledgement of ${events}`;
  const mismatch = new Mismatch(what, 'none', answers.map(brief).join(', '));
  throw expecting(mismatch, { client: caller.name, called, answers: [] });
}

/** Fails unless one client receives these events, and no other client any. */
export async function assertOnlySent(
  { session, participants, messages }: Omit<HandlerParts, 'handlers'>,
  client: Participant,
  { event, payloads }: ExpectedEvents,
): Promise<void> {
  const isIt = (packet: Packet): boolean => packet.type === 'EVENT' && packet.event === event;
  const isLast = (packet: Packet): boolean =>
    isIt(packet) && client.inbox.all(isIt).length >= payloads.length;
  const what = `${client.label}: ${payloads.length} of the event ${event}`;
  const expectation = {
    event,
    payloads: payloadsFor(participants.all, payloads, (other) => other === client),
  };
  await expectingOf(client.inbox.first(isLast, what, session.timeouts.answer), expectation);
  await messages.settle(client);
  const wrong = participants.all.flatMap((other) => {
    const received = other.inbox.all(isIt).map(({ args }) => args[0]);
    const expected = other === client ? payloads : [];
    const { label } = other;
    return isDeepStrictEqual(received, expected) ? [] : [{ label, expected, received }];
  });
  if (wrong.length === 0) return;
  const mismatch = new Mismatch(
    `the event ${event}`,
    wrong.map(({ label, expected }) => `${label}  ${brief(expected)}`).join('\n'),
    wrong.map(({ label, received }) => `${label}  ${brief(received)}`).join('\n'),
  );
  throw expecting(mismatch, expectation);
}

/**
 * Fails unless only the caller receives Nest's exception with this message, and nothing else of the error. The field
 * `cause` repeats what the caller sent, since NestJS 11; the documentation has it without.
 */
export async function assertOnlyException(
  parts: HandlerParts,
  caller: Participant,
  message: string,
): Promise<void> {
  const { event, payload } = parts.handlers.last(caller);
  const isException = (packet: Packet): boolean => packet.event === 'exception';
  const what = `${caller.label}: the exception "${message}"`;
  const exception = caller.inbox.first(isException, what, parts.session.timeouts.answer);
  const plain = { status: 'error', message };
  const expectation = exceptionOnly(parts.participants.all, caller, plain);
  const packet = await expectingOf(exception, expectation);
  const hasCause = field(packet.args[0], 'cause') !== undefined;
  const cause = payload === undefined ? { pattern: event } : { pattern: event, data: payload };
  const expected = hasCause ? { ...plain, cause } : plain;
  const sent = assertOnlySent(parts, caller, { event: 'exception', payloads: [expected] });
  await expectingOf(sent, expectation);
}

/** One exception for one client, whatever fields it has beside these. */
function exceptionOnly(
  clients: readonly Participant[],
  caller: Participant,
  fields: Readonly<Record<string, unknown>>,
): Expectation {
  return { copyOf: { event: 'exception', fields }, copies: copiesFor(clients, [caller]) };
}

/** Events that come without a request: rooms joined, clients that connect and disconnect. */
const notices = ['joinedRoom', 'memberJoined', 'memberLeft', 'came', 'went'];

/** Events that NestJS and the handlers of contract section 16 send, and texts that they return: an event could be named so by mistake. */
const replies = ['exception', 'returned', 'here', 'announcement', 'a text', 'nothing thrown'];

/**
 * Returns a filter for events that may come of calls: named as in the contract, or after something in the calls or their
 * answers. A server sends other events for reasons of its own, such as a clock or somebody else's arrival.
 */
function mayComeOf(calls: readonly HandlerCall[], caller: Participant): (event: string) => boolean {
  const texts = calls.flatMap(({ event, payload, answers }) => textsIn([event, payload, answers]));
  const related = new Set([...knownEvents(caller.driver), ...replies, ...texts]);
  return (event) => related.has(event);
}

/** Fails if a call has brought its caller an event, or does before a fence. Throws if it has called nothing. */
export async function assertNothingSent(
  { handlers, messages }: Pick<HandlerParts, 'handlers' | 'messages'>,
  caller: Participant,
): Promise<void> {
  await messages.settle(caller);
  handlers.last(caller);
  const calls = handlers.by(caller);
  const isReply = mayComeOf(calls, caller);
  const received = caller.inbox
    .all()
    .slice(calls[0]?.before)
    .filter(({ event }) => isReply(event))
    .filter(({ type, args }) => type === 'EVENT' && noncesIn(args).length === 0)
    .filter((packet) => !notices.includes(packet.event))
    .map((packet) => [packet.event, ...packet.args]);
  if (received.length === 0) return;
  const events = [...new Set(calls.map(({ event }) => event))].join(', ');
  const [[event] = ['']] = received;
  const nothing = { event: String(event), payloads: payloadsFor([caller], [], () => false) };
  const what = `${caller.label} emitted ${events}`;
  throw expecting(new Mismatch(what, 'no event in return', brief(received)), nothing);
}
