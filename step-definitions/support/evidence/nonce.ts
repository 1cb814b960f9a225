import { randomBytes } from 'node:crypto';

const run = randomBytes(3).toString('hex');
const pattern = new RegExp(`\\[${run}-\\d+\\]`, 'g');
const deepest = 20;
let count = 0;

/** A mark that stands in exactly one message of this run: `[a1b2c3-17]`. */
export function newNonce(): string {
  count += 1;
  return `[${run}-${count}]`;
}

/** A name that nobody else uses in this run or another, for rooms. */
export function uniqueName(word: string): string {
  return `${word}-${newNonce().slice(1, -1)}`;
}

/** Every nonce of this run that stands in some text of a value, wherever it is nested. */
export function noncesIn(value: unknown, depth = 0): string[] {
  if (typeof value === 'string') return value.match(pattern) ?? [];
  if (value === null || typeof value !== 'object' || depth === deepest) return [];
  if (ArrayBuffer.isView(value)) return [];
  return Object.values(value).flatMap((part) => noncesIn(part, depth + 1));
}
