import type { Recording } from '../recording/recording';
import { type Confirmation, confirmationOf } from './confirmation';
import { type DeliveredMessage, deliveryOf } from './delivery';
import { type Exchange, exchangesIn, receivedIn, sampled } from './exchanges';
import { type Leaf, leavesIn, leavesOf } from './leaves';
import { joinIn, leaveIn, type MembershipEvent } from './membership';
import { type Candidate, roomsIn, textsIn } from './room-and-text';
import { type SetUp, setUpIn } from './setup';
import { means } from './words';

/** Event that joins or leaves, with its confirmation. */
export interface Membership extends MembershipEvent {
  readonly confirmation: Confirmation;
}

/** Event that sends a message, with its confirmation and delivery. */
export interface Sending {
  readonly text: Candidate;
  readonly confirmation: Confirmation;
  readonly delivered: DeliveredMessage | undefined;
  /** Other fields that may be the text, as `event: path`. */
  readonly alternatives: readonly string[];
}

/** What a recording shows of a server. What it does not show is undefined. */
export interface Findings {
  readonly recording: Recording;
  readonly exchanges: readonly Exchange[];
  /** Namespace of the rooms. */
  readonly namespace: string;
  /** Room of the recording. */
  readonly room: unknown;
  /** Whether little speaks for the room: its value may be something else. */
  readonly isRoomUnsure: boolean;
  /** Other fields that may be the room, as `event: path`. */
  readonly otherRooms: readonly string[];
  /** Field of the handshake that names the room. */
  readonly handshakeRoom: Leaf | undefined;
  readonly join: Membership | undefined;
  readonly leave: Membership | undefined;
  readonly sending: Sending | undefined;
  readonly setUp: SetUp;
}

/** A room whose name is sent in one event only has less. */
const scoreOfSureRoom = 6;

/** Returns what a recording shows of rooms and messages. */
export function findingsIn(whole: Recording): Findings {
  const recording = { ...whole, packets: sampled(whole.packets) };
  const exchanges = exchangesIn(recording.packets);
  const texts = textsIn(exchanges, recording.packets);
  const rooms = roomsIn(exchanges, recording, texts[0]);
  const handshakeRoom = roomOfHandshake(recording);
  const room = rooms[0]?.leaf.value ?? handshakeRoom?.value;
  const sending = sendingOf(texts, room, { recording, exchanges });
  const known = { room, message: texts[0]?.exchange };
  const join = joinIn(exchanges, known);
  const leave = leaveIn(exchanges, known, join);
  const confirmed = (name: 'join' | 'leave', found: MembershipEvent): Membership => ({
    ...found,
    confirmation: confirmationOf(found.repetitions, name, room, sending?.delivered?.event),
  });
  return {
    ...{ recording, exchanges, room, handshakeRoom, sending },
    namespace: namespaceOf(texts[0]?.exchange ?? join?.exchange, recording),
    isRoomUnsure: rooms.every(({ score }) => score < scoreOfSureRoom),
    otherRooms: rooms.filter(({ leaf }) => leaf.value !== room).map(placeOf),
    join: join && confirmed('join', join),
    leave: leave && confirmed('leave', leave),
    setUp: setUpIn(recording, exchanges, room),
  };
}

function sendingOf(
  [text, ...others]: readonly Candidate[],
  room: unknown,
  { recording, exchanges }: Pick<Findings, 'recording' | 'exchanges'>,
): Sending | undefined {
  if (!text) return undefined;
  const delivered = deliveryOf(text, room, recording);
  const repetitions = sameEvent(text.exchange, exchanges);
  const confirmation = confirmationOf(repetitions, 'send', room, delivered?.event);
  return { text, delivered, confirmation, alternatives: others.map(placeOf) };
}

/** Returns whether the client was in two rooms at once; undefined if it joined one room only. */
export function isInManyRooms({ join, leave, exchanges, room }: Findings): boolean | undefined {
  const path = join?.exchange.leaves.find(({ value }) => value === room)?.path;
  if (!join || path === undefined) return undefined;
  const event = join.exchange.sent.event;
  const steps = exchanges.filter(({ sent }) =>
    [event, leave?.exchange.sent.event].includes(sent.event),
  );
  const rooms = steps.map(({ leaves }) => leaves.find((one) => one.path === path)?.value);
  const second = steps.findIndex(
    (one, index) => one.sent.event === event && rooms[index] !== rooms[0],
  );
  if (second === -1) return undefined;
  const left = steps.slice(0, second).some(({ sent }) => sent.event !== event);
  return left ? undefined : true;
}

/** Returns the events that the client received and that no operation explains, with who seems to receive them. */
export function otherEvents(findings: Findings): { name: string; who: 'everyone' | 'members' }[] {
  const { recording, join, leave, sending, namespace } = findings;
  const explained = [
    join?.confirmation.event?.event,
    leave?.confirmation.event?.event,
    sending?.delivered?.event,
  ];
  const joinedAt = join?.exchange.sent.at ?? 0;
  const received = receivedIn(recording.packets).filter(
    (one) =>
      one.namespace === namespace && !explained.includes(one.event) && !means(one.event, 'refuse'),
  );
  return [...new Set(received.map(({ event }) => event))].map((name) => ({
    name,
    who: received.some(({ event, at }) => event === name && at < joinedAt) ? 'everyone' : 'members',
  }));
}

/** Returns the events that the client sent and that are no operation yet, with the fields of their payload. */
export function unmappedEvents({ exchanges, join, leave, sending }: Findings): Exchange[] {
  const mapped = [join?.exchange, leave?.exchange, sending?.text.exchange].map(
    (one) => one?.sent.event,
  );
  return exchanges.filter(
    ({ sent }, index) =>
      !mapped.includes(sent.event) &&
      exchanges.findIndex((one) => one.sent.event === sent.event) === index,
  );
}

function placeOf({ exchange, leaf }: Candidate): string {
  return `${exchange.sent.event}: ${leaf.path}`;
}

function sameEvent({ sent }: Exchange, exchanges: readonly Exchange[]): Exchange[] {
  return exchanges.filter(
    (one) => one.sent.event === sent.event && one.sent.namespace === sent.namespace,
  );
}

function roomOfHandshake({ query, packets }: Recording): Leaf | undefined {
  const auth = packets.find(({ type, isSent }) => type === 'CONNECT' && isSent)?.args ?? [];
  return [...leavesIn(query), ...leavesOf(auth)].find(({ key }) => means(key, 'room'));
}

function namespaceOf(exchange: Exchange | undefined, { packets }: Recording): string {
  const connected = packets.find(({ type }) => type === 'CONNECT');
  return exchange?.sent.namespace ?? connected?.namespace ?? '/';
}
