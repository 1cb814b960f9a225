/** Width of the column in which `expected` and `received` stand. */
const column = 8;

/**
 * Something that a server did otherwise than it must. The message is a human-readable block: what was looked at, what was
 * expected and what was received, each in a line of its own; the lines of a text with several are aligned.
 */
export class Mismatch extends Error {
  override readonly name = 'Mismatch';

  constructor(what: string, expected: string, received: string, options?: ErrorOptions) {
    super([what, line('expected', expected), line('received', received)].join('\n'), options);
  }
}

function line(label: string, text: string): string {
  const indent = ' '.repeat(column + 4);
  return `  ${label.padEnd(column)}  ${text.replaceAll('\n', `\n${indent}`)}`;
}
