/** Width of the column in which `expected` and `received` stand. */
const column = 8;

/** What servers say that refuse requests because there are too many of them. */
const rateLimit = /rate.?limit|too many (?:requests|messages)|slow down|throttl/i;
const rateAdvice =
  'limits.messagesPerSecond in the target file: it keeps the suite below the limit of a server';

/**
 * Something that a server did otherwise than it must. The message is a human-readable block: what was looked at, what was
 * expected and what was received, each in a line of its own; the lines of a text with several are aligned. A refusal because of
 * too many requests adds where to look.
 */
export class Mismatch extends Error {
  override readonly name = 'Mismatch';

  constructor(what: string, expected: string, received: string, options?: ErrorOptions) {
    const lines = [what, line('expected', expected), line('received', received)];
    if (expected === 'ok' && rateLimit.test(received)) lines.push(line('look at', rateAdvice));
    super(lines.join('\n'), options);
  }
}

function line(label: string, text: string): string {
  const indent = ' '.repeat(column + 4);
  return `  ${label.padEnd(column)}  ${text.replaceAll('\n', `\n${indent}`)}`;
}
