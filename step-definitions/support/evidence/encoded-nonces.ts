import { noncesInText, textsIn } from './nonce';

/** Longest text or bytes that are decoded. */
const longest = 100_000;
/** Shortest text that can carry a nonce, which no way of writing makes shorter. */
const shortest = 8;
/** Texts of a packet that are decoded. A list of tens of thousands would take seconds at each client. */
const mostTexts = 2000;
const deepest = 20;

/** Ways in which a message can be written so that it does not look like itself. */
const decodings: readonly ((text: string) => readonly string[])[] = [
  (text) => runsOf(text, /[\w+/=-]{8,}/g).map((run) => Buffer.from(run, 'base64').toString()),
  (text) => runsOf(text, /(?:[\da-f]{2}){8,}/gi).map((run) => Buffer.from(run, 'hex').toString()),
  (text) => [Array.from(text).reverse().join('')],
  (text) => (text.includes('%') ? percentDecoded(text) : []),
  (text) => [rotated(text)],
  (text) => (text.includes('&#') ? [withoutReferences(text)] : []),
];

/** Returns the nonces that a value carries as bytes, in base64, in hexadecimal digits, backwards, escaped or rotated. */
export function encodedNoncesIn(value: unknown): string[] {
  const texts = [
    ...textsIn(value).filter(isDecoded).slice(0, mostTexts),
    ...bytesIn(value).flatMap((bytes) => [bytes.toString(), bytes.toString('utf16le')]),
  ];
  return [...new Set(texts.flatMap(noncesInAnyForm))];
}

function isDecoded({ length }: string): boolean {
  return length >= shortest && length <= longest;
}

/** Nonces in texts that came recently: a text that has arrived carries no nonce that is made later. */
const recent = new Map<string, readonly string[]>();
const mostRecent = 1000;
/** Longer texts are looked at each time: a thousand of them would take a hundred megabytes. */
const longestRecent = 2000;

/** Every client in a room receives the same notice, so most texts have just been looked at. */
function noncesInAnyForm(text: string): readonly string[] {
  const before = recent.get(text);
  if (before) return before;
  const nonces = [text, ...decodings.flatMap((decode) => decode(text))].flatMap(noncesInText);
  if (recent.size === mostRecent) recent.clear();
  if (text.length <= longestRecent) recent.set(text, nonces);
  return nonces;
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

function percentDecoded(text: string): string[] {
  return runsOf(text, /(?:%[\da-f]{2}|[^%])+/gi).map(decodeURIComponentOf);
}

function decodeURIComponentOf(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

function withoutReferences(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}

/** Each letter moved by 13 places in the alphabet; as bytes, because every packet without a nonce goes through here. */
function rotated(text: string): string {
  return Buffer.from(text).map(rotatedByte).toString();
}

function rotatedByte(byte: number): number {
  // The bit that distinguishes lower case from upper case in ASCII.
  const place = (byte | 0x20) - 97;
  if (place < 0 || place > 25) return byte;
  return place < 13 ? byte + 13 : byte - 13;
}
