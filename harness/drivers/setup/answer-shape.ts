import type { HttpAnswer } from '../../client/http';
import { withoutSecrets } from '../../target-file/secrets';

const shownCharacters = 200;
const shownKeys = 20;
const deepest = 4;

/** Returns the JSON value in an answer; undefined if it contains none. */
export function jsonOf({ text }: HttpAnswer): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/**
 * Returns an answer as human-readable text: the first 200 characters of its body; of JSON in an answer of success the keys
 * and types alone, because the values may be tokens that are not known as secrets.
 */
export function shownAnswer(answer: HttpAnswer): string {
  const { status, location, text } = answer;
  const json = jsonOf(answer);
  const isSuccess = status >= 200 && status < 300;
  const body =
    isSuccess && json !== undefined
      ? shapeOf(json)
      : withoutSecrets(text).slice(0, shownCharacters);
  const redirect = location === undefined ? '' : `, a redirect to ${location}`;
  return `HTTP ${status}${redirect}${body === '' ? ' without a body' : ` ${body}`}`;
}

/** Returns the dotted paths of all texts, numbers and booleans in a JSON value, down to four levels. */
export function pathsIn(json: unknown, depth = 0): string[] {
  if (typeof json !== 'object' || json === null || depth === deepest) return [];
  return Object.entries(json)
    .slice(0, shownKeys)
    .flatMap(([key, value]) =>
      typeof value === 'object' ? pathsIn(value, depth + 1).map((path) => `${key}.${path}`) : [key],
    );
}

/** Returns the keys and types of a value, because its texts may be secrets: `{ token: a text }`. */
export function shapeOf(json: unknown, depth = 0): string {
  if (json === null || json === undefined) return String(json);
  if (typeof json === 'string') return 'a text';
  if (typeof json !== 'object') return `a ${typeof json}`;
  if (depth === deepest) return '…';
  return Array.isArray(json) ? shapeOfList(json, depth + 1) : shapeOfMap(json, depth + 1);
}

function shapeOfList(list: readonly unknown[], depth: number): string {
  return list.length === 0 ? '[]' : `[${shapeOf(list[0], depth)}, ${list.length} in all]`;
}

function shapeOfMap(map: object, depth: number): string {
  const entries = Object.entries(map);
  const shown = entries
    .slice(0, shownKeys)
    .map(([key, value]) => `${key}: ${shapeOf(value, depth)}`);
  if (entries.length > shownKeys) shown.push('…');
  return shown.length === 0 ? '{}' : `{ ${shown.join(', ')} }`;
}
