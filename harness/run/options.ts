import { suggest } from '../suggest';
import type { Profile } from '../verdict/coverage/profiles';

/** Options of the command `run`, each checked by itself. */
export interface RunOptions {
  readonly target?: string;
  readonly url?: readonly string[];
  /** Starts one server, instead of what the target file says; not on the command line. */
  readonly command?: string;
  readonly out: string;
  readonly lane?: readonly string[];
  readonly requirement?: readonly string[];
  /** Requirement set that judges; the latest if it is left out. */
  readonly requirementSet?: string;
  /** Folder with features of the team's own; the one in the target file if it is left out. */
  readonly features?: string;
  /** Runs only these. */
  readonly onlyFeatures?: true;
  readonly level?: 'must' | 'should' | 'may';
  readonly servers: number;
  readonly serversIn: 'processes' | 'containers';
  readonly redisUrl?: string;
  readonly strict?: true;
  readonly allowIncomplete?: true;
  readonly requireProfile?: Profile;
  readonly require?: readonly 'redis'[];
  /** Length of each exploration, in milliseconds. */
  readonly explore?: number;
  /** Number of runs, at least 1. */
  readonly repeat: number;
  readonly seed?: number;
  /** Ends the run after the first failure that no deviation covers. */
  readonly failFast?: true;
  /** Time after which no scenario begins, in milliseconds. */
  readonly timeBudget?: number;
  /** Runs only the requirements that failed in the last report of the output folder. */
  readonly onlyFailed?: true;
  /** Runs only scenarios whose name contains this text. */
  readonly scenario?: string;
  /** Prints only the verdict, what failed and what was blocked. */
  readonly quiet?: true;
  /** Runs again after each change of the target's files or of the features. */
  readonly watch?: true;
  /** Prints each scenario as it ends. */
  readonly verbose?: true;
  /** Writes a timeline of the run. */
  readonly profile?: true;
  /** File for a draft of the deviations that cover all failures. */
  readonly writeDeviations?: string;
}

/** Defaults of the command line. */
export const usual = { servers: 3, serversIn: 'processes', repeat: 1 } as const;

/** Largest seed; the smallest is 0. */
export const greatestSeed = 0x7fffffff;

/** Mistake in the command line: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A list that is longer is not printed whole. */
const longest = 20;

/** Checks that each name is known. Throws UsageError for the first that is not, with similar names or what is there. */
export function checkNames(what: string, names: readonly string[], known: readonly string[]): void {
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new UsageError(`unknown ${what} ${unknown}${hintFor(unknown, known)}`);
}

function hintFor(unknown: string, known: readonly string[]): string {
  const listed = unknown.split(',');
  if (listed.length > 1 && listed.every((name) => known.includes(name)))
    return `; separate names by spaces: ${listed.join(' ')}`;
  const near = suggest(unknown, known);
  if (near.length > 0) return `; did you mean ${near.join(', ')}?`;
  return known.length > longest ? '' : `; expected one of: ${known.join(', ')}`;
}
