/**
 * Returns the value at a path in the arguments of an event or an acknowledgement: `.` is the first argument itself, `a.b.0`
 * a value inside it, `args.1` the second argument and `args.1.a` a value inside that. In an event that holds one of several
 * messages, `*` is the only entry of their list: `messages.*.text`. Undefined if nothing is there.
 */
export function valueAt(args: readonly unknown[], path: string): unknown {
  if (path === '.') return args[0];
  const keys = path.split('.');
  const isOfArgs = keys[0] === 'args' && /^(\d+|\*)$/.test(keys[1] ?? '');
  const [root, keysInRoot] = isOfArgs ? [args, keys.slice(1)] : [args[0], keys];
  return keysInRoot.reduce<unknown>((value, key) => own(value, key), root);
}

/**
 * Returns what stands at a path in a value: `error.code`. Undefined where nothing stands, or where the value is neither an
 * object nor a list.
 */
export function field(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((part, key) => own(part, key), value);
}

/** What a payload inherits is nothing that a server has sent. */
function own(value: unknown, key: string): unknown {
  if (key === '*') return Array.isArray(value) ? (value as unknown[])[0] : undefined;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return Reflect.get(value, key) as unknown;
}
