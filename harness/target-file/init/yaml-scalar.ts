import { stringify } from 'yaml';

/** Returns a value as YAML on one line, quoted if YAML would read it as something else. */
export function scalar(value: unknown): string {
  // JSON is valid YAML, and has no line breaks of its own.
  if (JSON.stringify(value).includes('\\n')) return JSON.stringify(value);
  return stringify(value, { collectionStyle: 'flow', lineWidth: 0, singleQuote: true }).trim();
}
