import { plain } from '../plain';
import { verdictSchema, type Verdict } from '../verdict/schema';

/**
 * Verdict without any text that could steer a terminal: messages may contain whatever a target has sent, such as escape
 * sequences and characters that change the direction of writing.
 */
export function plainVerdict(verdict: Verdict): Verdict {
  const text = JSON.stringify(verdict, (_key, value: unknown) =>
    typeof value === 'string' ? plain(value) : value,
  );
  return verdictSchema.parse(JSON.parse(text));
}

/** Text on one line, for places where a second line could pass for output of the suite. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Number with a regular noun: `1 lane`, `3 lanes`. */
export function counted(count: number, noun: string): string {
  return `${count} ${plural(count, noun)}`;
}

/** Singular or plural of a regular noun. */
export function plural(count: number, noun: string): string {
  return count === 1 ? noun : `${noun}s`;
}

/** Returns a text with a capital at its beginning. */
export function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** Message of an error without stack frames, of at most `lines` lines and a note about the others. */
export function excerpt(text: string, lines: number): string[] {
  const kept = text.split('\n').filter((line) => !/^\s+at \S/.test(line));
  const rest = kept.length - lines;
  return rest > 0 ? [...kept.slice(0, lines), `... ${rest} more lines`] : kept;
}
