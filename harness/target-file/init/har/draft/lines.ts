import { scalar } from '../../yaml-scalar';

/** Names longer than this are cut in comments. */
const longestName = 60;

/** Returns a line `key: value # comment`. */
export function entry(key: string, value: unknown, comment = '', indent = 1): string {
  const end = comment === '' ? '' : ` # ${comment}`;
  return `${'  '.repeat(indent)}${scalar(key)}: ${scalar(value)}${end}`;
}

/** Returns a comment on a line of its own. */
export function comment(text: string, indent = 1): string {
  return `${'  '.repeat(indent)}# ${text}`;
}

/** Returns a key with the lines below it. */
export function block(key: string, lines: readonly string[], note = '', indent = 0): string[] {
  const end = note === '' ? '' : ` # ${note}`;
  return [`${'  '.repeat(indent)}${scalar(key)}:${end}`, ...lines];
}

/** Returns a name of the recording for a comment: a name with a line break would end the comment. */
export function named(name: string): string {
  const text = name.length > longestName ? `${name.slice(0, longestName)}…` : name;
  return /^[\p{L}\p{N}\p{P}\p{S} ]+$/u.test(text)
    ? text
    : JSON.stringify(text).replaceAll(/[^\P{C}]/gu, '?');
}

/** Returns names for a comment: `a, b, c and 4 more`. */
export function listed(names: readonly string[], most = 8): string {
  const shown = names.slice(0, most).map(named).join(', ');
  return names.length > most ? `${shown} and ${String(names.length - most)} more` : shown;
}

/** Returns when something was sent, from the start of the recording: `at 2.1 s`. */
export function moment(at: number, start: number): string {
  return `at ${(Math.max(0, at - start) / 1000).toFixed(1)} s`;
}
