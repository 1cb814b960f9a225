import { noncesInText, textsIn } from './nonce';

/** Longest text or bytes that are decoded. */
const longest = 100_000;
const deepest = 20;

/** Ways in which a message can be written so that it does not look like itself. */
const decodings: readonly ((text: string) => readonly string[])[] = [
  (text) => runsOf(text, /[\w+/=-]{8,}/g).map((run) => Buffer.from(run, 'base64').toString()),
  (text) => runsOf(text, /(?:[\da-f]{2}){8,}/gi).map((run) => Buffer.from(run, 'hex').toString()),
  (text) => [Array.from(text).reverse().join('')],
  (text) => runsOf(text, /(?:%[\da-f]{2}|[^%])+/gi).map(decodeURIComponentOf),
  (text) => [text.replace(/[a-z]/gi, rotated)],
  (text) => [text.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))],
];

/** Returns the nonces that a value carries as bytes, in base64, in hexadecimal digits, backwards, escaped or rotated. */
export function encodedNoncesIn(value: unknown): string[] {
  const texts = [
    ...textsIn(value).filter(({ length }) => length <= longest),
    ...bytesIn(value).flatMap((bytes) => [bytes.toString(), bytes.toString('utf16le')]),
  ];
  const decoded = texts.flatMap((text) => decodings.flatMap((decode) => decode(text)));
  return [...new Set([...texts, ...decoded].flatMap(noncesInText))];
}

function bytesIn(value: unknown, depth = 0): Buffer[] {
  if (value === null || typeof value !== 'object' || depth === deepest) return [];
  if (ArrayBuffer.isView(value)) {
    const { buffer, byteOffset, byteLength } = value;
    return byteLength > longest ? [] : [Buffer.from(buffer, byteOffset, byteLength)];
  }
  if (value instanceof ArrayBuffer) return value.byteLength > longest ? [] : [Buffer.from(value)];
  if (isListOfBytes(value)) return [Buffer.from(value)];
  return Object.values(value).flatMap((part) => bytesIn(part, depth + 1));
}

/** Bytes that went through JSON: numbers in a list. */
function isListOfBytes(value: object): value is number[] {
  if (!Array.isArray(value) || value.length < 8 || value.length > longest) return false;
  return value.every((one) => Number.isInteger(one) && Number(one) >= 0 && Number(one) < 256);
}

function runsOf(text: string, pattern: RegExp): string[] {
  return text.match(pattern) ?? [];
}

function decodeURIComponentOf(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

function rotated(letter: string): string {
  const base = letter < 'a' ? 65 : 97;
  return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
}
