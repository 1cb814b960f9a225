import type { Packet } from '../../../harness/client/packet';
import { brief } from '../../../harness/contract/brief';
import { valueAt } from '../../../harness/contract/json-path';
import { isByConnecting } from '../../../harness/drivers/rooms/room-model';
import type { Delivery } from '../../../harness/contract/operations';
import { assertCounts } from '../evidence/client-counts';
import type { Participant } from '../participants/participant';
import { copiesFor, expectingOf } from '../reproduction/expectation';
import type { RoomReference } from '../rooms/room-reference';
import type { RoomNames } from '../rooms/scenario-rooms';

/** What the checks of presence need from their scenario. */
interface Parts {
  readonly rooms: RoomNames;
  readonly participants: { readonly all: readonly Participant[] };
  readonly messages: { settle(actor: Participant): Promise<void> };
}

/** A member that has joined or left a room. */
export interface PresenceChange {
  readonly operation: 'join' | 'leave';
  readonly member: Participant;
  readonly room: RoomReference;
}

/** Fails unless exactly these clients are notified of a change, once each, within `ms` milliseconds. */
export async function assertNotified(
  parts: Parts,
  recipients: readonly Participant[],
  { operation, member, room }: PresenceChange,
  ms: number,
): Promise<void> {
  const { rooms, participants } = parts;
  const namespace = namespaceOf(participants.all, room);
  const payload = { room: rooms.nameOf(room), member: idInRoom(member, namespace, operation) };
  const notice = member.driver.notice(operation === 'join' ? 'memberJoined' : 'memberLeft');
  const fits = (packet: Packet): boolean =>
    packet.event === notice.event && isMatched(packet.args, notice, payload);
  const what = `${notice.event} ${brief(payload)} about ${member.label}`;
  await expectingOf(assertOnlyNoticed(parts, recipients, { fits, what, ms }), {
    copyOf: { event: notice.event, fields: payload },
    copies: copiesFor(participants.all, recipients, namespace),
  });
}

/** A notice that clients have to receive within `ms` milliseconds. */
interface Notice {
  readonly fits: (packet: Packet) => boolean;
  readonly what: string;
  readonly ms: number;
}

/** Fails unless exactly these clients receive a notice, once each. */
export async function assertOnlyNoticed(
  parts: Pick<Parts, 'participants' | 'messages'>,
  recipients: readonly Participant[],
  { fits, what, ms }: Notice,
): Promise<void> {
  await Promise.all(
    recipients.map(({ inbox, label }) => inbox.first(fits, `${label}: ${what}`, ms)),
  );
  await settleAll(parts);
  const counts = parts.participants.all.map((client) => ({
    label: client.label,
    expected: recipients.includes(client) ? 1 : 0,
    received: client.inbox.all(fits).length,
  }));
  assertCounts(what, counts);
}

/** A client that leaves by disconnecting is connected again, with another id than in the room. */
function idInRoom(
  member: Participant,
  namespace: string,
  operation: PresenceChange['operation'],
): string {
  const isGone = operation === 'leave' && isByConnecting(member.driver.model, operation);
  const [now, before = now] = [...member.idsIn(namespace)].reverse();
  return (isGone ? before : now) ?? member.idIn(namespace);
}

/** A server may send more than the contract asks for, in any order, and leave out what the target file calls absent. */
function isMatched(
  args: readonly unknown[],
  { room = 'room', member = 'member' }: Delivery,
  expected: { room: string; member: string },
): boolean {
  const isAt = (path: string, value: string): boolean =>
    path === 'absent' || valueAt(args, path) === value;
  return isAt(room, expected.room) && isAt(member, expected.member);
}

/** The member may be gone, so the clients that are still connected say in which namespace the room is. */
function namespaceOf(clients: readonly Participant[], room: RoomReference): string {
  const client = clients.find(({ namespaces }) => namespaces.length > 0);
  if (client) return client.namespaceFor(room.namespace);
  throw new Error('no client is connected any more that could be notified');
}

/** Any server may send the notice, the member's own or, if that is dead, the others: none of them may send it twice. */
export async function settleAll({
  participants,
  messages,
}: Pick<Parts, 'participants' | 'messages'>): Promise<void> {
  const instances = new Map(participants.all.map((client) => [client.instance, client]));
  for (const [instance, client] of instances) {
    if (instance.exitReason() === undefined) await messages.settle(client);
  }
}
