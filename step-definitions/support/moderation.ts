import type { Participant } from './participant';
import type { ConformanceWorld, RoomWord } from './world';

/** Kicks a member and waits until it has been disconnected: messages told before that may still have reached it. */
export async function kick(
  moderator: Participant,
  member: Participant,
  namespace: string,
  options: { close?: boolean } = {},
): Promise<void> {
  const values = { member: member.idIn(namespace), reason: 'against the rules', ...options };
  await moderator.must(namespace, 'kick', values);
  await member.removed(namespace);
}

/** Puts a member into a room or takes it out of it, and waits for the acknowledgement. */
export async function moderate(
  world: ConformanceWorld,
  moderator: Participant,
  verb: 'summon' | 'evict',
  [member, room]: readonly [Participant, RoomWord],
): Promise<void> {
  const namespace = world.namespaceOf(moderator, room.namespace);
  const values = { member: member.idIn(namespace), room: world.roomName(room) };
  await moderator.must(namespace, verb, values);
}
