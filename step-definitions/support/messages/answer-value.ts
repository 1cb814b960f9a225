import { valuePattern } from '../payloads/json-value';

/** Source of a regular expression for an answer: a JSON value, or `3 bytes`. */
export const answerPattern = `(?:\\d+ bytes|${valuePattern})`;

/** Parses an answer; bytes are 1, 2, 3 and so on. */
export function toAnswer(text: string): unknown {
  const [, count] = /^(\d+) bytes$/.exec(text) ?? [];
  if (count === undefined) return JSON.parse(text) as unknown;
  return Buffer.from(Array.from({ length: Number(count) }, (_, index) => index + 1));
}
