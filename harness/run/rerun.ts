import { relative, sep } from 'node:path';
import { invocation, isPackage, root } from '../package-root';
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
    return [program(surroundings()), ...args.map(quoted)].join(' ');
  };
}

/** How the suite was started. */
interface Surroundings {
  readonly isPackage: boolean;
  readonly cwd: string;
  readonly root: string;
  /** Folder in which the user called npm, if npm runs a script. */
  readonly calledIn: string | undefined;
}

function surroundings(): Surroundings {
  const { npm_lifecycle_event: script, INIT_CWD: folder } = process.env;
  const calledIn = script === undefined ? undefined : folder;
  return { isPackage, cwd: process.cwd(), root, calledIn };
}

/** Beginning of a command line that works in the folder where the user stands. */
export function program({ isPackage, cwd, root, calledIn = cwd }: Surroundings): string {
  // The script of another package runs in the folder of that package, and so do the paths in its arguments.
  const there = isPackage ? relative(calledIn, cwd) : '';
  if (there !== '') return `cd ${quoted(there)} && ${invocation}`;
  const isOutside = !isPackage && !`${cwd}${sep}`.startsWith(`${root}${sep}`);
  return isOutside ? `npm --prefix ${quoted(root)} run conformance --` : invocation;
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
  '--watch',
  '--seed',
  '--write-deviations',
];

/** Whether the argument at an index is an option that is not to be repeated, or a value of one. */
function isReplaced(args: readonly string[], index: number): boolean {
  const option = args.slice(0, index + 1).findLast((arg) => arg.startsWith('--')) ?? '';
  return replaced.includes(option.replace(/=.*/, ''));
}
