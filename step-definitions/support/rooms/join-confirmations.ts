import type { Packet } from '../../../harness/client/packet';
import { brief } from '../../../harness/contract/brief';
import { valueAt } from '../../../harness/contract/json-path';
import { Mismatch } from '../../../harness/contract/mismatch';
import type { Delivery } from '../../../harness/contract/operations';
import type { LaneContext } from '../../../harness/servers/lane-context';
import { assertCounts } from '../evidence/client-counts';
import type { Participant } from '../participants/participant';
import { roomLabel, type RoomReference } from './room-reference';
import type { ScenarioRooms } from './scenario-rooms';

/** What the checks of confirmations need from their scenario. */
interface Parts {
  readonly session: LaneContext;
  readonly rooms: ScenarioRooms;
  readonly participants: { readonly all: readonly Participant[] };
  readonly messages: { settle(actor: Participant): Promise<void> };
}

/** Fails unless a client received the event that it joined or left a room, and each client as often as it did so. */
export async function assertOnlyConfirmed(
  { session, rooms, participants, messages }: Parts,
  client: Participant,
  { operation, room }: { readonly operation: 'join' | 'leave'; readonly room: RoomReference },
): Promise<void> {
  const name = rooms.nameOf(room);
  const { driver } = client;
  const delivery = driver.delivery(operation);
  const id = driver.directory.idOf(name);
  const fits = (packet: Packet): boolean =>
    packet.event === delivery.event && isAbout(packet, delivery, id);
  const what = `${client.label}: ${delivery.event} ${brief(name)}`;
  await client.inbox.first(fits, what, session.timeouts.answer);
  await messages.settle(client);
  const counts = participants.all.map((other) => ({
    label: other.label,
    expected: rooms.confirmed(other, operation, name),
    received: other.inbox.all(fits).length,
  }));
  assertCounts(`the event ${delivery.event} about ${roomLabel(room)}`, counts);
}

/** Fails unless the event that an operation emits to its caller came before the newest acknowledgement. */
export async function assertBeforeAcknowledgement(
  { session }: Pick<Parts, 'session'>,
  client: Participant,
  operation: 'join' | 'leave' | 'echo',
): Promise<void> {
  client.driver.requireAcknowledgement(operation);
  const { event } = client.driver.delivery(operation);
  const what = `${client.label}: ${event}`;
  await client.inbox.first((packet) => packet.event === event, what, session.timeouts.answer);
  const packets = client.inbox.all(({ type, event: name }) => type === 'ACK' || name === event);
  const order = packets.slice(-2).map(({ type, event: name }) => name || type);
  if (order.join() === `${event},ACK`) return;
  throw new Mismatch(
    `${client.label}: the order of ${event} and the acknowledgement`,
    `${event}, then ACK`,
    order.join(', then '),
  );
}

/** Returns whether an event is about a room. If nothing says where in the event the room stands, it may stand anywhere. */
function isAbout({ args }: Packet, { room: place = 'anywhere' }: Delivery, room: unknown): boolean {
  if (place === 'anywhere') return JSON.stringify(args).includes(JSON.stringify(room));
  return place === 'absent' || valueAt(args, place) === room;
}
