import { inspect } from 'node:util';

const shown = {
  depth: 4,
  breakLength: Infinity,
  compact: true,
  maxArrayLength: 20,
  maxStringLength: 200,
};

/** Most keys of an object, most values in all, and most characters. `inspect` itself has no limit for keys and for a whole. */
const most = { keys: 50, values: 2000, characters: 5000 };

/** Returns a value, whatever a server may have sent, in one short human-readable line. */
export function brief(value: unknown): string {
  return cut(inspect(pruned(value, { values: most.values }, 0), shown), most.characters);
}

/** Returns a text of so many characters at most, with a sign at the end if it was longer. */
export function cut(text: string, characters: number): string {
  return text.length > characters ? `${text.slice(0, characters - 1)}…` : text;
}

/** Copies what will be shown of lists and plain objects. */
function pruned(value: unknown, left: { values: number }, depth: number): unknown {
  left.values -= 1;
  if (typeof value !== 'object' || value === null || depth > shown.depth) return value;
  if (left.values < 0) return '…';
  const below = (one: unknown): unknown => pruned(one, left, depth + 1);
  if (Array.isArray(value)) {
    const copy = value.slice(0, shown.maxArrayLength).map(below);
    // What was left out is counted at the end of the text.
    copy.length = value.length;
    return copy;
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  const keys = Object.keys(value);
  const entries = keys.slice(0, most.keys).map((key) => {
    return [cut(key, shown.maxStringLength), below(value[key as never])] as const;
  });
  const more = keys.length - entries.length;
  return Object.fromEntries(more > 0 ? [...entries, ['…', `${more} more keys`]] : entries);
}
