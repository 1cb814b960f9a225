import type { Packet } from '../../../harness/client/connection';
import type { Delivery } from '../../../harness/contract/operations';
import { valueAt } from '../../../harness/contract/json-path';
import type { Participant } from '../participants/participant';
import { brief } from '../evidence/transcript';
import type { ConformanceWorld } from '../world';
import type { RoomReference } from '../participants/names';

/** That somebody has joined or left a room. */
export interface Notice {
  readonly event: 'memberJoined' | 'memberLeft';
  readonly member: Participant;
  readonly room: RoomReference;
}

/** The event by which the others are told what `joinedRoom` and `leftRoom` tell the member itself. */
export function toPresenceEvent(event: string): Notice['event'] {
  return event === 'joinedRoom' ? 'memberJoined' : 'memberLeft';
}

/** Fails unless just these people are told of somebody's coming or going, once each, before the deadline. */
export async function assertNotified(
  world: ConformanceWorld,
  recipients: readonly Participant[],
  { event, member, room }: Notice,
  ms = world.session.timeouts.answer,
): Promise<void> {
  const payload = { room: world.roomName(room), member: member.idIn(namespaceIn(world, room)) };
  const notice = world.driver.notice(event);
  const fits = (packet: Packet): boolean =>
    packet.event === notice.event && isMatched(packet.args, notice, payload);
  const what = `${notice.event} ${brief(payload)}, which is ${member.label}`;
  await Promise.all(
    recipients.map(({ inbox, label }) => inbox.first(fits, `${label}: ${what}`, ms)),
  );
  await settleAll(world);
  const wrong = world.clients.flatMap((person) => {
    const count = person.inbox.all(fits).length;
    const wanted = recipients.includes(person) ? 1 : 0;
    return count === wanted ? [] : [`  ${person.label}: expected ${wanted}, observed ${count}`];
  });
  if (wrong.length > 0) throw new Error([what, ...wrong].join('\n'));
}

/** A server may say more than the contract asks for, in any order. */
function isMatched(
  args: readonly unknown[],
  { room = 'room', member = 'member' }: Delivery,
  wanted: { room: string; member: string },
): boolean {
  return valueAt(args, room) === wanted.room && valueAt(args, member) === wanted.member;
}

/** Who is told of may be gone, so those who are still there say where this is. */
function namespaceIn(world: ConformanceWorld, room: RoomReference): string {
  const [sentinelIn] = world.clients.filter(({ namespaces }) => namespaces.length > 0);
  if (sentinelIn) return world.namespaceOf(sentinelIn, room.namespace);
  throw new Error('nobody is connected any more who could be told');
}

/** Any instance may tell of it, the member's own or, if that is dead, the others: none of them may tell it twice. */
async function settleAll({ clients, messages }: ConformanceWorld): Promise<void> {
  const instances = new Map(clients.map((person) => [person.instance, person]));
  for (const [instance, person] of instances) {
    if (instance.exitReason() === undefined) await messages.settle(person);
  }
}
