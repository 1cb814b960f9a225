import type { RecordedPacket } from '../recording/socket-packets';
import { type Leaf, leavesOf } from './leaves';

/** Event that the client sent, with everything that may be an answer to it. */
export interface Exchange {
  readonly sent: RecordedPacket;
  readonly leaves: readonly Leaf[];
  /** Arguments of the acknowledgement; undefined if none came. */
  readonly ack: readonly unknown[] | undefined;
  /** Events that came before the client sent anything else. */
  readonly followedBy: readonly RecordedPacket[];
}

/** Events later than this are no answer, in milliseconds. */
const longestAnswer = 5000;

/** Bounds the work: a recording may hold a hundred thousand movements of a mouse. */
const mostOfOneEvent = 60;
const mostEvents = 5000;

/** Returns the packets without most repetitions of one event. */
export function sampled(packets: readonly RecordedPacket[]): RecordedPacket[] {
  const seen = new Map<string, number>();
  let events = 0;
  return packets.filter(({ type, isSent, namespace, event }) => {
    if (type !== 'EVENT') return true;
    const key = JSON.stringify([isSent, namespace, event]);
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count <= mostOfOneEvent && ++events <= mostEvents;
  });
}

/** Returns every event that the client sent, with its answers. */
export function exchangesIn(packets: readonly RecordedPacket[]): Exchange[] {
  const acks = acksIn(packets);
  return packets.flatMap((sent, index) => {
    if (!isEvent(sent, true)) return [];
    const leaves = leavesOf(sent.args);
    const ack = sent.id === undefined ? undefined : acks.get(ackKey(sent))?.args;
    return [{ sent, leaves, ack, followedBy: answersTo(sent, packets, index + 1) }];
  });
}

/** Returns the events that the client received. */
export function receivedIn(packets: readonly RecordedPacket[]): RecordedPacket[] {
  return packets.filter((one) => isEvent(one, false));
}

function answersTo(
  sent: RecordedPacket,
  packets: readonly RecordedPacket[],
  first: number,
): RecordedPacket[] {
  const answers: RecordedPacket[] = [];
  for (let index = first; index < packets.length; index++) {
    const one = packets[index] as RecordedPacket;
    if (one.at > sent.at + longestAnswer) break;
    if (one.namespace !== sent.namespace || one.session !== sent.session) continue;
    if (isEvent(one, true)) break;
    if (isEvent(one, false)) answers.push(one);
  }
  return answers;
}

function isEvent({ type, isSent }: RecordedPacket, sent: boolean): boolean {
  return type === 'EVENT' && isSent === sent;
}

function acksIn(packets: readonly RecordedPacket[]): ReadonlyMap<string, RecordedPacket> {
  const acks = packets.filter(({ type, isSent }) => type === 'ACK' && !isSent);
  return new Map(acks.map((one) => [ackKey(one), one]));
}

function ackKey({ session, namespace, id }: RecordedPacket): string {
  return JSON.stringify([session, namespace, id]);
}
