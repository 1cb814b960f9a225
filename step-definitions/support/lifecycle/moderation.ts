import type { Packet } from '../../../harness/client/packet';
import { valueAt } from '../../../harness/contract/json-path';
import { Mismatch } from '../../../harness/contract/mismatch';
import type { LaneContext } from '../../../harness/servers/lane-context';
import type { Participant } from '../participants/participant';
import { copiesFor, expectingOf } from '../reproduction/expectation';
import { roomLabel, type RoomReference } from '../rooms/room-reference';
import type { RoomNames } from '../rooms/scenario-rooms';
import { usualReason } from './kick-reason';

/** What moderation needs from its scenario. */
export interface ModerationParts {
  readonly session: LaneContext;
  readonly rooms: RoomNames;
  readonly messages: { settle(actor: Participant): Promise<void> };
}

/** The same, where clients other than the moderator and one member matter. */
export interface ModerationAmongAll extends ModerationParts {
  readonly participants: {
    readonly all: readonly Participant[];
    find(name: string): Participant;
  };
}

/** A member, and the room that it is moved into or out of. */
interface Move {
  readonly member: Participant;
  readonly room: RoomReference;
}

/** Kicks a member and waits until it has been disconnected: messages sent before that may still have reached it. */
export async function kick(
  moderator: Participant,
  member: Participant,
  namespace: string,
  options: { readonly reason: string; readonly close?: boolean } = { reason: usualReason },
): Promise<void> {
  await moderator.must(namespace, 'kick', { member: member.idIn(namespace), ...options });
  await member.disconnected(namespace);
}

/** Moves a member into a room or out of it, and waits for the acknowledgement. */
export async function moderate(
  { rooms }: Pick<ModerationParts, 'rooms'>,
  moderator: Participant,
  operation: 'summon' | 'evict' | 'revoke',
  { member, room }: Move,
): Promise<void> {
  const namespace = moderator.namespaceFor(room.namespace);
  const values = { member: member.idIn(namespace), room: rooms.nameOf(room) };
  await moderator.must(namespace, operation, values);
}

/**
 * Revokes a member's access to a private room, and waits until the member, if it is in the room, has been notified, and
 * until every server knows: the moderator's server has published both before the fence.
 */
export async function revoke(
  parts: ModerationParts,
  moderator: Participant,
  move: Move,
): Promise<void> {
  const { member, room } = move;
  const isMember = member.isIn(member.namespaceFor(room.namespace), parts.rooms.nameOf(room));
  await moderate(parts, moderator, 'revoke', move);
  if (isMember) await evicted(parts, move);
  await parts.messages.settle(moderator);
}

/** Waits until a member has been notified of its eviction: its own server has removed it from the room by then. */
export async function evicted(
  { session, rooms }: Pick<ModerationParts, 'session' | 'rooms'>,
  { member, room }: Move,
): Promise<void> {
  const name = rooms.nameOf(room);
  const notice = member.driver.notice('evicted');
  const noticed = member.inbox.first(
    ({ event, args }) => event === notice.event && valueAt(args, notice.room ?? 'room') === name,
    `${member.label}: the notice of its eviction from ${roomLabel(room)}`,
    session.timeouts.answer,
  );
  const copyOf = { event: notice.event, fields: { room: name } };
  await expectingOf(noticed, { copyOf, copies: copiesFor([member], [member]) });
}

/** Fails unless the server's DISCONNECT of a namespace reaches a client within `ms` milliseconds. */
export async function assertServerDisconnects(
  { inbox, label, name: client }: Participant,
  namespace: string,
  ms: number,
): Promise<void> {
  const isIt = (packet: Packet): boolean =>
    packet.type === 'DISCONNECT' && packet.namespace === namespace;
  const end = inbox.first(isIt, `${label}: the server's DISCONNECT of ${namespace}`, ms);
  await expectingOf(end, { client, ended: namespace });
}

/** Fails unless a kicked client received the reason, and then DISCONNECT. */
export function assertReasonFirst({ inbox, label, driver }: Participant): void {
  const { event: kicked } = driver.notice('kicked');
  const order = inbox
    .all(({ type, event }) => type === 'DISCONNECT' || event === kicked)
    .map(({ type, event }) => event || type);
  if (order.join() === `${kicked},DISCONNECT`) return;
  const received = order.join(', then ') || 'neither';
  throw new Mismatch(`${label} was kicked`, `${kicked}, then DISCONNECT`, received);
}
