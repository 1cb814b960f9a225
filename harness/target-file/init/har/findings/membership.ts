import type { Exchange } from './exchanges';
import { total } from './score';
import { means } from './words';

/** Which event joins or leaves a room, and which others may. */
export interface MembershipEvent {
  readonly exchange: Exchange;
  /** All exchanges with the same event. */
  readonly repetitions: readonly Exchange[];
  readonly isSure: boolean;
  readonly alternatives: readonly string[];
}

/** What is known of rooms and messages before joining and leaving are looked for. */
export interface Known {
  readonly room: unknown;
  /** Event and time of the first message; undefined if none was sent. */
  readonly message: Exchange | undefined;
}

const leastForJoin = 4;
const leastForLeave = 5;

/** Returns the event that joins a room; undefined if none was sent. */
export function joinIn(exchanges: readonly Exchange[], known: Known): MembershipEvent | undefined {
  return bestOf(exchanges, known, (one) => joinScore(one, known), leastForJoin);
}

/** Returns the event that leaves a room; undefined if none was sent. */
export function leaveIn(
  exchanges: readonly Exchange[],
  known: Known,
  join: MembershipEvent | undefined,
): MembershipEvent | undefined {
  const others = exchanges.filter(({ sent }) => sent.event !== join?.exchange.sent.event);
  return bestOf(others, known, (one) => leaveScore(one, known, join), leastForLeave);
}

function bestOf(
  exchanges: readonly Exchange[],
  { room, message }: Known,
  score: (exchange: Exchange) => number,
  least: number,
): MembershipEvent | undefined {
  const scored = exchanges
    .filter(({ sent }) => sent.event !== message?.sent.event)
    .map((exchange) => ({ exchange, score: score(exchange) }))
    .filter((one) => one.score >= least)
    .sort((one, other) => other.score - one.score);
  const [best] = scored;
  if (!best) return undefined;
  const { event, namespace } = best.exchange.sent;
  const repetitions = exchanges.filter(
    ({ sent, leaves }) =>
      sent.event === event &&
      sent.namespace === namespace &&
      (!has(best.exchange, room) || leaves.some(({ value }) => value === room)),
  );
  const alternatives = [...new Set(scored.map((one) => one.exchange.sent.event))].filter(
    (name) => name !== event,
  );
  return { exchange: best.exchange, repetitions, isSure: best.score > least, alternatives };
}

function joinScore(exchange: Exchange, { room, message }: Known): number {
  const { event, at } = exchange.sent;
  return total([
    [has(exchange, room), 3],
    [means(event, 'join'), 3],
    [/creat/i.test(event), 1],
    [message !== undefined && at < message.sent.at, 1],
    [means(event, 'leave') && !means(event, 'join'), -6],
    [means(event, 'passing'), -4],
  ]);
}

function leaveScore(
  exchange: Exchange,
  { room, message }: Known,
  join: MembershipEvent | undefined,
): number {
  const { event, at } = exchange.sent;
  const joined = join?.exchange;
  const isAfter = joined !== undefined && at > joined.sent.at;
  const isLikeJoin = joined !== undefined && pathsOf(exchange) === pathsOf(joined);
  return total([
    [means(event, 'leave'), 4],
    [has(exchange, room), 2],
    [isAfter, 1],
    [isAfter && isLikeJoin && message !== undefined && at > message.sent.at, 2],
    [means(event, 'passing'), -4],
  ]);
}

function has({ leaves }: Exchange, room: unknown): boolean {
  return room !== undefined && leaves.some(({ value }) => value === room);
}

function pathsOf({ leaves }: Exchange): string {
  return leaves.map(({ path }) => path).join();
}
