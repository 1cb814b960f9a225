import { at } from '../../../harness/contract/json-path';
import type { Values } from '../../../harness/contract/operations';
import { tryTo } from '../access/attempts';
import type { Participant } from '../participants/participant';
import type { ConformanceWorld, RoomWord } from '../world';

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
  verb: Move,
  [member, room]: readonly [Participant, RoomWord],
): Promise<void> {
  const namespace = world.namespaceOf(moderator, room.namespace);
  await moderator.must(namespace, verb, placement(world, member, [room, namespace]));
}

/**
 * Takes a private room from a member, and waits until the member has been told and every server knows: the moderator's
 * server has published both before the fence.
 */
export async function revoke(
  world: ConformanceWorld,
  moderator: Participant,
  [member, room]: readonly [Participant, RoomWord],
): Promise<void> {
  await moderate(world, moderator, 'revoke', [member, room]);
  await evicted(world, member, room);
  await world.conversation.settle(moderator);
}

/** Resolves when a member has been told of being evicted: it is out of the room on its own server by then. */
export async function evicted(
  world: ConformanceWorld,
  member: Participant,
  room: RoomWord,
): Promise<void> {
  const name = world.roomName(room);
  const notice = world.vocabulary.notice('evicted');
  await member.inbox.first(
    ({ event, args }) => event === notice.event && at(args, notice.room ?? 'room') === name,
    `${member.label}: evicted from the ${room.name}`,
    world.session.timeouts.answer,
  );
}

/** The same as `moderate`, where it may be refused. */
export async function tryToMove(
  world: ConformanceWorld,
  person: Participant,
  verb: Move,
  [member, room]: readonly [Participant, RoomWord],
): Promise<void> {
  const namespace = world.namespaceOf(person, room.namespace);
  const values = placement(world, member, [room, namespace]);
  await tryTo(world, person, namespace, [verb, values]);
}

/** What kicks the socket with this id. */
export function dismissal(id: string): Values {
  return { member: id, reason: 'against the rules' };
}

function placement(
  world: ConformanceWorld,
  member: Participant,
  [room, namespace]: readonly [RoomWord, string],
): Values {
  return { member: member.idIn(namespace), room: world.roomName(room) };
}
