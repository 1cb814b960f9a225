import { valueAt } from '../../../../contract/json-path';

/** Value inside the arguments of an event or inside a body, with its path as target files write it. */
export interface Leaf {
  readonly path: string;
  /** Name of the field, without numbers of lists; empty for a bare argument. */
  readonly key: string;
  readonly value: string | number | boolean;
}

/** Bounds the work for each payload: a recording may hold documents and images. */
const mostLeaves = 300;
const deepest = 8;

/** Returns the values in the arguments of an event. */
export function leavesOf(args: readonly unknown[]): Leaf[] {
  const leaves = args.flatMap((arg, index) =>
    leavesIn(arg, args.length === 1 ? [] : ['args', String(index)]),
  );
  return leaves.slice(0, mostLeaves);
}

/** Returns the values in a body, or below a path in it. */
export function leavesIn(value: unknown, path: readonly string[] = []): Leaf[] {
  if (isLeafValue(value)) {
    return [{ path: path.join('.') || '.', key: keyOf(path), value }];
  }
  const isOpaque = typeof value !== 'object' || value === null || Buffer.isBuffer(value);
  if (isOpaque || path.length >= deepest) return [];
  return Object.entries(value)
    .slice(0, mostLeaves)
    .filter(([key]) => /^[^.\s]+$/.test(key))
    .flatMap(([key, part]) => leavesIn(part, [...path, key]));
}

/** Returns a path with `*` for the place in a list of maps, such as several messages in one event: `messages.0.text` is `messages.*.text`. */
export function inAnyEntry(path: string, args: readonly unknown[]): string {
  const keys = path.split('.');
  const at = keys.findIndex((key, index) => {
    const list = index === 0 ? args[0] : valueAt(args, keys.slice(0, index).join('.'));
    return /^\d+$/.test(key) && Array.isArray(list) && list.every(isMap);
  });
  return at === -1 ? path : keys.with(at, '*').join('.');
}

function isMap(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Replaces values in a payload; `replace` returns undefined for what stays. */
export function mapLeaves(
  value: unknown,
  replace: (leaf: Leaf) => unknown,
  path: readonly string[] = [],
): unknown {
  if (Array.isArray(value)) {
    return value.map((part, index) => mapLeaves(part, replace, [...path, String(index)]));
  }
  if (Buffer.isBuffer(value)) return '(binary)';
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    return Object.fromEntries(
      entries.map(([key, part]) => [key, mapLeaves(part, replace, [...path, key])]),
    );
  }
  if (!isLeafValue(value)) return value;
  return replace({ path: path.join('.') || '.', key: keyOf(path), value }) ?? value;
}

function keyOf(path: readonly string[]): string {
  const named = path[0] === 'args' ? path.slice(2) : path;
  return named.findLast((key) => !/^\d+$/.test(key)) ?? '';
}

function isLeafValue(value: unknown): value is Leaf['value'] {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
