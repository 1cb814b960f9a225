import type { Packet } from '../../client/packet';
import type { Operation } from '../../contract/operations';
import type { Driver } from '../../drivers/driver';
import type { ConfirmationForm } from '../../drivers/mapping';
import { confirmedBy } from '../../target-file/init/har/findings/confirmation';
import { type Leaf, leavesOf } from '../../target-file/init/har/findings/leaves';
import { means } from '../../target-file/init/har/findings/words';
import type { Observations } from '../observations';
import { knownEvents } from '../../drivers/known-events';
import { shownEvent } from './events';
import type { Proposal } from './proposal';

/** An operation that was not confirmed as the target file says. */
export interface UnansweredOperation {
  readonly operation: Operation;
  /** Name of the client that requested it. */
  readonly caller: string;
  /** Room that the request was about, as the target calls it. */
  readonly room: unknown;
}

/** Operations whose effect others can see, so that they need no confirmation. */
function isVisible(operation: Operation): boolean {
  return operation === 'join' || operation === 'leave' || operation.startsWith('sendTo');
}

/** Returns how a target confirms or refuses an operation, from what its caller received instead of the confirmation. */
export function answerProposals(
  observations: Observations,
  driver: Driver,
  request: UnansweredOperation,
): Proposal[] {
  const { operation, caller, room } = request;
  const { done, refused } = driver.request(operation, { room, body: '' });
  const came = observations
    .after({ client: caller, operation })
    .filter(({ client }) => client === caller);
  const packets = came.map(({ packet }) => packet);
  if (packets.some(({ event }) => typeof refused === 'object' && event === refused.event))
    return [];
  const refusal = packets.find(({ event }) => means(event, 'refuse'));
  if (refusal) return refusedBy(operation, refusal, driver);
  const ack = packets.find(({ type }) => type === 'ACK');
  const found = ack ? fromAck(ack, room) : fromEvents(observations, request, done);
  if (!found || isSame(found.value, done)) return [];
  return [{ path: ['operations', operation, 'done'], ...found }];
}

type Confirmation = Pick<Proposal, 'because'> & { readonly value: ConfirmationForm };

function fromAck({ args }: Packet, room: unknown): Confirmation | undefined {
  const value = formOf(args, room);
  return value && { value, because: `acknowledged with ${shown(args)}` };
}

function fromEvents(
  observations: Observations,
  request: UnansweredOperation,
  done: ConfirmationForm,
): Confirmation | undefined {
  const { operation, caller } = request;
  if (done === 'none') return undefined;
  const event = confirmingEvent(observations, request);
  if (event)
    return { value: { event: event.event }, because: `${caller} received ${shownEvent(event)}` };
  if (!isVisible(operation)) return undefined;
  return { value: 'none', because: 'if the server does not confirm it: no answer came' };
}

function refusedBy(operation: Operation, packet: Packet, driver: Driver): Proposal[] {
  if (knownEvents(driver).has(packet.event)) return [];
  const because = `the server refused it with ${shownEvent(packet)}`;
  return [{ path: ['operations', operation, 'refused'], value: { event: packet.event }, because }];
}

/** Prefers an event that only the caller received, that names the room, or whose name says so. */
function confirmingEvent(
  observations: Observations,
  { operation, caller, room }: UnansweredOperation,
): Packet | undefined {
  const all = observations
    .after({ client: caller, operation })
    .filter(({ packet }) => packet.type === 'EVENT');
  const others = new Set(
    all.filter(({ client }) => client !== caller).map(({ packet }) => packet.event),
  );
  // A message, and what follows from it, reaches others; its confirmation does not.
  const isShared = (event: string): boolean => operation.startsWith('sendTo') && others.has(event);
  const scored = all
    .filter(({ client, packet }) => client === caller && !isShared(packet.event))
    .map(({ packet }) => ({
      packet,
      score:
        (others.has(packet.event) ? 0 : 2) +
        (leavesOf(packet.args).some(({ value }) => value === room) ? 1 : 0) +
        (isNamedAfter(packet.event, operation) ? 2 : 0),
    }))
    .filter(({ score }) => score >= 2);
  return scored.sort((one, other) => other.score - one.score)[0]?.packet;
}

function isNamedAfter(event: string, operation: Operation): boolean {
  if (operation === 'join' || operation === 'leave') return means(event, operation);
  return means(event, 'send');
}

/** Returns the form of an acknowledgement that confirms; undefined if it looks like a refusal. */
function formOf(args: readonly unknown[], room: unknown): ConfirmationForm | undefined {
  const [value] = args;
  if (value === undefined || value === null) return { ack: { error: '.' } };
  if (typeof value !== 'object') return value === false ? undefined : { ack: { ok: '.' } };
  const leaves = leavesOf(args);
  const failed = leaves.find(({ key }) => means(key, 'refuse'));
  if (failed) return failed.value === false ? { ack: { error: failed.path } } : undefined;
  const flag = leaves.find(({ key }) => /^(ok|success|succeeded|status|joined|left)$/i.test(key));
  if (flag) return isPositive(flag.value) ? formAt(flag) : undefined;
  const named = leaves.find((leaf) => leaf.value === room);
  return named ? { ack: { ok: named.path } } : { ack: { error: 'error' } };
}

function formAt(flag: Leaf): ConfirmationForm {
  return flag.path === 'ok' ? 'ack' : confirmedBy(flag);
}

function isPositive(value: unknown): boolean {
  return Boolean(value) && !/^(error|fail\w*|denied|refused)$/i.test(String(value));
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function shown(args: readonly unknown[]): string {
  return args.length === 0
    ? 'nothing'
    : args
        .map((one) => JSON.stringify(one))
        .join(' ')
        .slice(0, 80);
}
