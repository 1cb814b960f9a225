import { Document, type CollectionTag, type ScalarTag, type YAMLSeq } from 'yaml';

/** A value that is written in words rather than in full. */
class InWords {
  constructor(readonly words: string) {}
}

/** A value that arrives in another form than the one that was sent. */
export class Rewritten {
  constructor(
    readonly sent: unknown,
    readonly arrives: unknown,
  ) {}
}

const longestText = 72;
const longestBytes = 16;

function valuesOf(list: unknown): unknown[] {
  return (list as YAMLSeq).toJS(new Document()) as unknown[];
}

const repeat: CollectionTag = {
  tag: '!repeat',
  collection: 'seq',
  resolve: (list) => {
    const [unit, times] = valuesOf(list) as [unknown, number];
    return new InWords(`${inNotation(unit)} repeated ${times.toLocaleString('en')} times`);
  },
};

const becomes: CollectionTag = {
  tag: '!becomes',
  collection: 'seq',
  resolve: (list) => {
    const [sent, arrives] = valuesOf(list);
    return new Rewritten(sent, arrives);
  },
};

const scalar = (tag: string, toWords: (text: string) => string): ScalarTag => ({
  tag,
  resolve: (text) => new InWords(toWords(text)),
});

/** Tags of the payload tables, for a YAML parser whose values are shown and never sent. */
export const notationTags = [
  'binary' as const,
  repeat,
  becomes,
  scalar('!undefined', () => 'undefined'),
  scalar('!date', (text) => `Date(${text})`),
  scalar('!nested', (levels) => `[[[…]]], ${Number(levels).toLocaleString('en')} levels deep`),
];

/** Writes a payload as a reader of JSON expects it; bytes in hexadecimal, long values in short. */
export function inNotation(value: unknown): string {
  if (value instanceof InWords) return value.words;
  if (value instanceof Uint8Array) return bytesIn(value);
  if (typeof value === 'string') return textIn(value);
  if (Array.isArray(value)) return `[${value.map(inNotation).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value).map(([key, part]) => `${textIn(key)}: ${inNotation(part)}`);
    return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
  }
  return Object.is(value, -0) ? '-0' : String(value);
}

function bytesIn(bytes: Uint8Array): string {
  if (bytes.length === 0) return 'no bytes';
  const shown = [...bytes.subarray(0, longestBytes)].map((byte) =>
    byte.toString(16).padStart(2, '0'),
  );
  const more = bytes.length > longestBytes ? ` … (${bytes.length} bytes)` : '';
  return `bytes ${shown.join(' ')}${more}`;
}

function textIn(text: string): string {
  const characters = Array.from(text);
  const isCut = characters.length > longestText;
  const shown = isCut ? characters.slice(0, longestText).join('') : text;
  return `${escaped(shown)}${isCut ? ` … (${characters.length} characters)` : ''}`;
}

/** Escapes what cannot be seen, and in a text with ASCII letters whatever could be taken for one of them. */
function escaped(text: string): string {
  const hard = /[A-Za-z0-9]/.test(text) ? /[^\x20-\x7e]/gu : /[\p{C}\p{M}\p{Z}]/gu;
  return quoted(text).replace(hard, (sign) => (sign === ' ' ? sign : codeOf(sign)));
}

/** In single quotes where that spares the escapes of double ones. */
function quoted(text: string): string {
  const json = JSON.stringify(text);
  if (!text.includes('"') || text.includes("'")) return json;
  return `'${json.slice(1, -1).replaceAll('\\"', '"')}'`;
}

function codeOf(sign: string): string {
  const code = (sign.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
}
