import { valueAt } from '../../../../contract/json-path';
import type { RecordedPacket } from '../recording/socket-packets';
import type { Exchange } from './exchanges';
import { type Leaf, leavesOf } from './leaves';
import { total } from './score';
import { means, wordsOf } from './words';

/** How an operation is confirmed, as `done` of a target file. */
export type Done =
  | 'ack'
  | 'none'
  | { readonly event: string }
  | {
      readonly ack: {
        readonly ok?: string;
        readonly where?: Readonly<Record<string, unknown>>;
        readonly error?: string;
      };
    };

/** Confirmation of an operation, and what else may be it. */
export interface Confirmation {
  readonly done: Done;
  /** Where it comes from, for a comment. */
  readonly seen: string;
  /** Confirming event; undefined unless an event confirms the operation. */
  readonly event?: RecordedPacket;
  /** Other events that came right after the operation. */
  readonly alternatives: readonly string[];
}

/** Least score of an event that confirms an operation. */
const leastForEvent = 3;

/**
 * Returns how an operation is confirmed, from all of its repetitions. The event that delivers messages confirms
 * nothing.
 */
export function confirmationOf(
  repetitions: readonly Exchange[],
  meaning: 'join' | 'leave' | 'send',
  room: unknown,
  delivering: string | undefined,
): Confirmation {
  const [first] = repetitions;
  const acknowledged = repetitions.find(({ ack }) => ack !== undefined);
  if (acknowledged) return byAck(acknowledged.ack ?? []);
  if (first?.sent.id !== undefined) {
    const seen = 'the client asked for an acknowledgement, and none came';
    return { done: 'none', seen, alternatives: [] };
  }
  const names = [...new Set(first?.followedBy.map(({ event }) => event))].filter(
    (one) => one !== delivering,
  );
  const scored = names
    .map((event) => ({ event, score: eventScore(event, repetitions, meaning, room) }))
    .sort((one, other) => other.score - one.score);
  const [best, ...others] = scored;
  const alternatives = others.map(({ event }) => event);
  if (!best || best.score < leastForEvent) {
    return { done: 'none', seen: 'no answer', alternatives: names };
  }
  const event = first?.followedBy.find((one) => one.event === best.event);
  const seen = `the event ${best.event} that came next`;
  return { done: { event: best.event }, seen, alternatives, ...(event && { event }) };
}

/** Returns an event that the client received with its acknowledged operation, if it names the room and the operation. */
export function noticeOf(
  { followedBy }: Exchange,
  meaning: 'join' | 'leave',
  room: unknown,
): RecordedPacket | undefined {
  return followedBy.find(
    ({ event, args }) =>
      means(event, meaning) && leavesOf(args).some(({ value }) => value === room),
  );
}

function eventScore(
  event: string,
  repetitions: readonly Exchange[],
  meaning: 'join' | 'leave' | 'send',
  room: unknown,
): number {
  const [first] = repetitions;
  const one = first?.followedBy.find((packet) => packet.event === event);
  const hasRoom = leavesOf(one?.args ?? []).some(({ value }) => value === room);
  const isEach = repetitions.every(({ followedBy }) =>
    followedBy.some((packet) => packet.event === event),
  );
  const isNamed = means(event, meaning) || sharesWord(event, first?.sent.event ?? '');
  const isFirst = first?.followedBy[0]?.event === event;
  return total([
    [hasRoom, 2],
    [isNamed, 2],
    [isEach, 1],
    [isFirst, 0.5],
    [means(event, 'refuse'), -9],
    [means(event, 'passing'), -3],
  ]);
}

function sharesWord(one: string, other: string): boolean {
  const stems = (name: string): string[] =>
    wordsOf(name)
      .split(' ')
      .map((word) => word.replace(/(ed|d|ing)$/, ''));
  return stems(one).some((stem) => stem.length >= 3 && stems(other).includes(stem));
}

function byAck(ack: readonly unknown[]): Confirmation {
  const done = doneByAck(ack);
  const [value] = ack;
  const fields = typeof value === 'object' && value !== null ? Object.keys(value).join(', ') : '';
  const shape = ack.length === 0 ? 'nothing' : fields === '' ? typeof value : `{ ${fields} }`;
  return { done, seen: `the acknowledgement: ${shape}`, alternatives: [] };
}

function doneByAck(ack: readonly unknown[]): Done {
  const leaves = leavesOf(ack);
  if (valueAt(ack, 'ok') === true) return 'ack';
  const [value] = ack;
  if (typeof value === 'object' && value !== null && Object.keys(value).some(isErrorKey)) {
    const key = Object.keys(value).find(isErrorKey) ?? 'error';
    return { ack: { error: key } };
  }
  const ok = leaves.find(isSuccess) ?? leaves.find((leaf) => Boolean(leaf.value));
  if (ok) return confirmedBy(ok);
  // Nothing at all, or null: such a client is told of a failure only.
  return { ack: { error: '.' } };
}

/** Returns the form of an acknowledgement in which a value says that it confirms. A status is a text or a number in a refusal, too, so that its value counts. */
export function confirmedBy({ key, path, value }: Leaf): Done {
  const isCoded = typeof value !== 'boolean' && /^(status|code|result)$/i.test(key);
  return { ack: isCoded ? { where: { [path]: value } } : { ok: path } };
}

function isSuccess({ key, value }: Leaf): boolean {
  return Boolean(value) && /^(ok|success|status|joined|left|done|result)$/i.test(key);
}

function isErrorKey(key: string): boolean {
  return /^(err|error|errors|errorMessage)$/i.test(key);
}
