import { stripVTControlCharacters } from 'node:util';

/**
 * Returns a text without characters that steer a terminal, change the direction of writing, or begin a line by another
 * character than a line feed: a target may have sent it.
 */
export function plain(text: string): string {
  return stripVTControlCharacters(text).replace(
    /[^\P{Cc}\n\t]|[\p{Bidi_Control}\u2028\u2029]/gu,
    '',
  );
}
