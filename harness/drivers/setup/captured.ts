import type { CookieJar } from '../../client/cookie-jar';
import type { HttpAnswer } from '../../client/http';
import { field } from '../../contract/json-path';
import { didYouMean } from '../../suggest';
import { keepIfLong } from '../../target-file/secrets';
import { jsonOf, pathsIn } from './answer-shape';

/** A value that an answer contained. */
export type Scalar = string | number | boolean;

/** A value that was captured from an answer. */
export interface Captured {
  readonly name: string;
  readonly value: Scalar;
  /** Whether no report may show it. */
  readonly isSecret: boolean;
}

/** Names of captured values that stay readable in reports; all others are secrets. */
const readable: readonly string[] = ['room', 'id', 'name'];

/**
 * Returns the values that a request captures, as `capture` in a target file describes them, and one line for each that the
 * answer does not contain. What is no id or name is kept secret from now on, and so is everything from a cookie or a header.
 */
export function capture(
  sources: Readonly<Record<string, string>>,
  answer: HttpAnswer,
  cookies: CookieJar,
): { captured: Captured[]; missing: string[] } {
  const captured: Captured[] = [];
  const missing: string[] = [];
  for (const [name, source] of Object.entries(sources)) {
    const value = valueAt(source, answer, cookies);
    if (!isScalar(value)) {
      missing.push(`${name} at ${source}${nearby(source, answer, cookies)}`);
      continue;
    }
    const isSecret = / /.test(source) || !readable.includes(name);
    if (isSecret) keepIfLong(String(value));
    captured.push({ name, value, isSecret });
  }
  return { captured, missing };
}

function isScalar(value: unknown): value is Scalar {
  return ['string', 'number', 'boolean'].includes(typeof value) && value !== '';
}

function valueAt(source: string, answer: HttpAnswer, cookies: CookieJar): unknown {
  const [kind, name = ''] = source.split(' ');
  if (kind === 'cookie' && name !== '') return cookies.value(name);
  if (kind === 'header' && name !== '') return answer.headers[name.toLowerCase()];
  const json = jsonOf(answer);
  if (source !== '.') return field(json, source);
  return json ?? answer.text.trim();
}

/** Similar names in the answer, which the target file may have meant. */
function nearby(source: string, answer: HttpAnswer, cookies: CookieJar): string {
  const [kind, name = source] = source.split(' ');
  if (kind === 'cookie') return didYouMean(name, cookies.names);
  if (kind === 'header') return didYouMean(name, Object.keys(answer.headers));
  return didYouMean(source, pathsIn(jsonOf(answer)));
}
