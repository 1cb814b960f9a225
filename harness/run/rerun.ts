import { invocation } from '../package-root';
import { withoutPassword } from '../target-file/secrets';

/**
 * Returns what makes the command line that repeats one requirement in one lane, with the other options of this run and its
 * seed, for a POSIX shell in the folder where this run was started.
 */
export function rerunWith(seed: number): (requirement: string, lane: string) => string {
  return (requirement, lane) => {
    const given = process.argv.slice(2);
    const kept = given.filter((_, index) => !isReplaced(given, index)).map(withoutPassword);
    const args = [...kept, '--requirement', requirement, '--lane', lane, '--seed', String(seed)];
    return [invocation, ...args.map(quoted)].join(' ');
  };
}

/** One argument as a POSIX shell reads it, in quotes only if it needs them. */
export function quoted(argument: string): string {
  if (/^[\w@%+=:,./-]+$/.test(argument)) return argument;
  return `'${argument.replaceAll("'", String.raw`'\''`)}'`;
}

/** Options that select or end a run early, the seed, and the one whose file is written once. */
const replaced = [
  '--requirement',
  '--lane',
  '--level',
  '--require-profile',
  '--scenario',
  '--only-failed',
  '--fail-fast',
  '--time-budget',
  '--seed',
  '--write-deviations',
];

/** Whether the argument at an index is an option that is not to be repeated, or a value of one. */
function isReplaced(args: readonly string[], index: number): boolean {
  const option = args.slice(0, index + 1).findLast((arg) => arg.startsWith('--')) ?? '';
  return replaced.includes(option.replace(/=.*/, ''));
}
