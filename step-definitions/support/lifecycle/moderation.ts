import type { Packet } from '../../../harness/client/connection';
import type { OperationValues } from '../../../harness/contract/operations';
import { valueAt } from '../../../harness/contract/json-path';
import type { Participant } from '../participants/participant';
import type { ConformanceWorld } from '../world';
import type { RoomReference } from '../participants/names';

/** What a moderator does to a member with regard to a room. */
type Move = 'summon' | 'evict' | 'revoke';

/** Kicks a member and waits until it has been disconnected: messages told before that may still have reached it. */
export async function kick(
  moderator: Participant,
  member: Participant,
  namespace: string,
  options: { close?: boolean } = {},
): Promise<void> {
  const values = { ...dismissal(member.idIn(namespace)), ...options };
  await moderator.must(namespace, 'kick', values);
  await member.removed(namespace);
}

/** Puts a member into a room or takes it out of it, and waits for the acknowledgement. */
export async function moderate(
  world: ConformanceWorld,
  moderator: Participant,
  operation: Move,
  [member, room]: readonly [Participant, RoomReference],
): Promise<void> {
  const namespace = world.namespaceOf(moderator, room.namespace);
  await moderator.must(namespace, operation, placement(world, member, [room, namespace]));
}

/**
 * Takes a private room from a member, and waits until the member has been told and every server knows: the moderator's
 * server has published both before the fence.
 */
export async function revoke(
  world: ConformanceWorld,
  moderator: Participant,
  [member, room]: readonly [Participant, RoomReference],
): Promise<void> {
  await moderate(world, moderator, 'revoke', [member, room]);
  await evicted(world, member, room);
  await world.messages.settle(moderator);
}

/** Resolves when a member has been told of being evicted: it is out of the room on its own server by then. */
export async function evicted(
  world: ConformanceWorld,
  member: Participant,
  room: RoomReference,
): Promise<void> {
  const name = world.roomName(room);
  const notice = world.driver.notice('evicted');
  await member.inbox.first(
    ({ event, args }) => event === notice.event && valueAt(args, notice.room ?? 'room') === name,
    `${member.label}: evicted from the ${room.name}`,
    world.session.timeouts.answer,
  );
}

/** Fails unless the server's DISCONNECT of a namespace reaches a client within `ms` milliseconds. */
export async function assertServerDisconnects(
  { inbox, label }: Participant,
  namespace: string,
  ms: number,
): Promise<void> {
  const isIt = (packet: Packet): boolean =>
    packet.type === 'DISCONNECT' && packet.namespace === namespace;
  await inbox.first(isIt, `${label}: the server's DISCONNECT of ${namespace}`, ms);
}

/** Fails unless a kicked client was sent the reason, and then DISCONNECT. */
export function assertReasonFirst(
  { driver }: ConformanceWorld,
  { inbox, label }: Participant,
): void {
  const { event: kicked } = driver.notice('kicked');
  const order = inbox
    .all(({ type, event }) => type === 'DISCONNECT' || event === kicked)
    .map(({ type, event }) => event || type);
  if (order.join() === `${kicked},DISCONNECT`) return;
  throw new Error(`${label}: expected ${kicked}, then DISCONNECT; received ${order.join(', ')}`);
}

/** What kicks the socket with this id. */
export function dismissal(id: string): OperationValues {
  return { member: id, reason: 'against the rules' };
}

function placement(
  world: ConformanceWorld,
  member: Participant,
  [room, namespace]: readonly [RoomReference, string],
): OperationValues {
  return { member: member.idIn(namespace), room: world.roomName(room) };
}
