import { randomUUID } from 'node:crypto';
import { mark, markEnd } from '../../../harness/contract/names/marks';
import { Random } from '../../../harness/contract/names/random';
import { accountName } from '../../../harness/contract/names/user-names';
import { roomName } from '../../../harness/contract/names/room-names';

const deepest = 20;

/** Characters at the end of a nonce by which it is looked up. */
const keyLength = 6;
const known = new Map<string, string[]>();

/**
 * Returns a text that stands in exactly one message of this run, such as `ticket QXB-4410273`. It looks like something that
 * people write, so that no server can tell messages of the suite from others by a pattern.
 */
export function newNonce(): string {
  for (;;) {
    const nonce = mark(new Random(randomUUID()));
    const others = known.get(keyOf(nonce));
    if (others?.includes(nonce)) continue;
    known.set(keyOf(nonce), [...(others ?? []), nonce]);
    return nonce;
  }
}

/** Returns a name for a room of the suite's own that no other room has, in this run or another. */
export function newOwnRoom(): string {
  return roomName(new Random(randomUUID()), 'plain');
}

/** Returns a name for a client of the suite's own that no other person has. */
export function newOwnPerson(): string {
  return accountName(new Random(randomUUID()));
}

/** Nonces in values that were looked at before: what has arrived carries no nonce that is made later. */
const found = new WeakMap<object, readonly string[]>();

/** Returns every nonce of this run that stands in some text of a value, wherever it is nested. */
export function noncesIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return noncesInText(value);
  if (value === null || typeof value !== 'object') return [];
  const before = found.get(value);
  if (before) return before;
  const nonces = textsIn(value).flatMap(noncesInText);
  found.set(value, nonces);
  return nonces;
}

/** A shorter key cannot contain a nonce. */
const shortestKey = 8;

/** Returns the texts of a value, wherever they are nested, and its long keys; no bytes. */
export function textsIn(value: unknown, depth = 0): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object' || depth === deepest) return [];
  if (ArrayBuffer.isView(value)) return [];
  const inside = Object.values(value).flatMap((part) => textsIn(part, depth + 1));
  return Array.isArray(value) ? inside : [...inside, ...longKeysOf(value)];
}

function longKeysOf(value: object): string[] {
  return Object.keys(value).filter(({ length }) => length >= shortestKey);
}

/** Returns the nonces in a text, in their order. */
export function noncesInText(text: string): string[] {
  const nonces: string[] = [];
  // Every text of every packet comes through here, and most of its characters cannot be the end of a nonce.
  for (const { 0: run, index } of text.matchAll(markEnd))
    for (let end = index + keyLength; end <= index + run.length; end += 1)
      nonces.push(...noncesEndingAt(end, text));
  return nonces;
}

function noncesEndingAt(end: number, text: string): readonly string[] {
  const likely = known.get(text.slice(end - keyLength, end));
  return likely?.filter((nonce) => text.startsWith(nonce, end - nonce.length)) ?? none;
}

const none: readonly string[] = [];

function keyOf(nonce: string): string {
  return nonce.slice(-keyLength);
}
