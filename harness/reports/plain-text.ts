import { stripVTControlCharacters } from 'node:util';
import { verdictSchema, type Verdict } from '../verdict/schema';

/**
 * The verdict with no text in it that could steer a terminal: a target chooses what its messages
 * hold, also escape sequences and characters that turn the direction of writing.
 */
export function plainVerdict(verdict: Verdict): Verdict {
  const text = JSON.stringify(verdict, (_key, value: unknown) =>
    typeof value === 'string' ? plain(value) : value,
  );
  return verdictSchema.parse(JSON.parse(text));
}

/** A text on one line, for places where a second line could be taken for ours. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** A number with its noun: `1 lane`, `3 lanes`. */
export function counted(count: number, noun: string): string {
  return `${count} ${plural(count, noun)}`;
}

/** The form of a regular noun that goes with a number. */
export function plural(count: number, noun: string): string {
  return count === 1 ? noun : `${noun}s`;
}

/** Returns a text with a capital at its beginning. */
export function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** A text no longer than `characters`, and a sign of it if it was. */
export function cut(text: string, characters: number): string {
  return text.length > characters ? `${text.slice(0, characters - 1)}…` : text;
}

/** An error's text without stack frames, and no longer than `lines` lines. */
export function excerpt(text: string, lines: number): string[] {
  const kept = text.split('\n').filter((line) => !/^\s+at \S/.test(line));
  const rest = kept.length - lines;
  return rest > 0 ? [...kept.slice(0, lines), `... ${rest} more lines`] : kept;
}

/** A text without the characters that steer a terminal or turn the direction of writing. */
export function plain(text: string): string {
  const turningMarks = /[\u202a-\u202e\u2066-\u2069]/g;
  return stripVTControlCharacters(text)
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(turningMarks, '');
}
