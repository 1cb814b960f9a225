import { invocation } from '../package-root';
import { withoutPassword } from '../target-file/secrets';

/**
 * Command line that repeats one requirement in one lane, with the other options of this run, for a POSIX shell in the
 * folder where this run was started.
 */
export function rerun(requirement: string, lane: string): string {
  const given = process.argv.slice(2);
  const kept = given.filter((_, index) => !isReplaced(given, index)).map(withoutPassword);
  const args = [...kept, '--requirement', requirement, '--lane', lane];
  return [invocation, ...args.map(quoted)].join(' ');
}

/** One argument as a POSIX shell reads it, in quotes only if it needs them. */
export function quoted(argument: string): string {
  if (/^[\w@%+=:,./-]+$/.test(argument)) return argument;
  return `'${argument.replaceAll("'", String.raw`'\''`)}'`;
}

/** Options that select, and the one whose file is written once. */
const replaced = ['--requirement', '--lane', '--level', '--require-profile', '--write-deviations'];

/** Whether the argument at an index is an option that is not to be repeated, or a value of one. */
function isReplaced(args: readonly string[], index: number): boolean {
  const option = args.slice(0, index + 1).findLast((arg) => arg.startsWith('--')) ?? '';
  return replaced.includes(option.replace(/=.*/, ''));
}
