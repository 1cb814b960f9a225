import { inert } from '../reports/ci/workflow-commands';
import { plain } from '../plain';
import { withoutSecrets } from '../target-file/secrets';

/** Colors of the suite's own, as picocolors writes them: the texts of a target have been cleaned before they are colored. */
const color = /(\x1b\[\d{1,2}m)/;

/** In a log of GitHub, a line that begins with the one, or contains the other, may be a command. */
const command = /^\s*::|##\[/m;

/** Prints a result to standard output. It may contain texts of a target: only what cannot steer a terminal or a CI service is left. */
export function print(text: string): void {
  process.stdout.write(withoutCommands(cleaned(text)));
}

/** Prints the result of a run to standard output, in color. */
export function printSummary(text: string): void {
  const parts = text.split(color).map((part, index) => (index % 2 === 0 ? cleaned(part) : part));
  process.stdout.write(inert(parts.join(''), process.env));
}

/** Prints a line about the course of a command to standard error. */
export function say(line: string): void {
  process.stderr.write(withoutCommands(`${indented(cleaned(line))}\n`));
}

/** Prints why a command failed to standard error. */
export function sayError(message: string): void {
  process.stderr.write(inert(`${indented(cleaned(message))}\n`, process.env));
}

function cleaned(text: string): string {
  return withoutSecrets(plain(text));
}

/** A second line at the margin could pass for a verdict. */
function indented(text: string): string {
  const [start = ''] = /^\s*/.exec(text) ?? [];
  return start + text.slice(start.length).replace(/\n(?=[^\s(])/g, '\n  ');
}

function withoutCommands(text: string): string {
  return command.test(text) ? inert(text, process.env) : text;
}
