/** Names of sockets by their ids, as expressions of the program. */
export type SocketNames = ReadonlyMap<string, string>;

/** A value that a program cannot contain. */
export class NoSourceError extends Error {
  override readonly name = 'NoSourceError';
}

/**
 * Returns the JavaScript source of a value of a packet, with an expression in the place of each socket id. Throws
 * NoSourceError for what cannot be in a packet, or is too long to read.
 */
export function sourceOf(value: unknown, names: SocketNames): string {
  if (typeof value === 'string') return names.get(value) ?? textOf(value);
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  if (value === null || value === undefined || typeof value === 'boolean') return String(value);
  return compoundSource(value, names);
}

function compoundSource(value: unknown, names: SocketNames): string {
  if (value instanceof Uint8Array)
    return `Buffer.from(${textOf(Buffer.from(value).toString('base64'))}, 'base64')`;
  if (Array.isArray(value)) return `[${value.map((one) => sourceOf(one, names)).join(', ')}]`;
  if (!isPlain(value)) throw new NoSourceError('a value has no short form in JavaScript');
  const fields = fieldsSource(value, names);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}

/** Returns the source of each field of an object. Throws NoSourceError. */
export function fieldsSource(value: object, names: SocketNames): string[] {
  return Object.entries(value).map(
    ([key, one]) => `${JSON.stringify(key)}: ${sourceOf(one, names)}`,
  );
}

/** Returns the source of a text in which socket ids may stand. Throws NoSourceError. */
export function textSource(text: string, names: SocketNames): string {
  const known = [...names].filter(([id]) => text.includes(id));
  if (known.length === 0) return textOf(text);
  const plain = text.replace(/[\\`]|\$\{/g, String.raw`\$&`);
  const named = known.reduce((left, [id, name]) => left.replaceAll(id, `\${${name}}`), plain);
  return `\`${named}\``;
}

const longest = 300;

function textOf(text: string): string {
  if (text.length > longest) throw new NoSourceError('a value is too long for a short program');
  return JSON.stringify(text);
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype;
}
