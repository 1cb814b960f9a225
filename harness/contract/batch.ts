import { valueAt } from './json-path';
import type { Delivery } from './operations';

/** Returns the path of the list in which several messages arrive in one event: `messages` of `messages.*.text`. Undefined if each arrives alone. */
export function listOf(delivery: Partial<Delivery>): string | undefined {
  return listsOf(delivery)[0];
}

/** Returns the paths of all lists that the places of a message name; a message stands in one list at most. */
export function listsOf({ body, room, from, where = {} }: Partial<Delivery>): string[] {
  const paths = [body, room, from, ...Object.keys(where)];
  return [...new Set(paths.flatMap((path) => listIn(path ?? '') ?? []))];
}

/** Returns the list that `*` stands behind in a path, `.` if that is the payload itself; undefined without `*`. */
export function listIn(path: string): string | undefined {
  const keys = path.split('.');
  const at = keys.indexOf('*');
  return at === -1 ? undefined : keys.slice(0, at).join('.') || '.';
}

/** Returns the arguments of an event for each entry of its list: as they came, with this entry alone. Without entries, returns them once, as they came. */
export function entriesIn(args: readonly unknown[], list: string): (readonly unknown[])[] {
  const entries = list === 'args' ? args : valueAt(args, list);
  if (!Array.isArray(entries) || entries.length === 0) return [args];
  return entries.map((entry: unknown) => withAt(args, keysOf(list), [entry]) as unknown[]);
}

function keysOf(list: string): string[] {
  const keys = list === '.' ? [] : list.split('.');
  return keys[0] === 'args' ? keys.slice(1) : ['0', ...keys];
}

/** Returns a copy of a value with another one at a place that it has. */
function withAt(value: unknown, [key, ...others]: readonly string[], one: unknown): unknown {
  if (key === undefined) return one;
  const part = withAt(Reflect.get(Object(value), key), others, one);
  if (Array.isArray(value)) return value.with(Number(key), part);
  return { ...Object(value), [key]: part };
}
