import { closest, distance } from 'fastest-levenshtein';

/** What the command line of `run` says, checked for its form. */
export interface RunOptions {
  readonly target?: string;
  readonly url?: readonly string[];
  readonly out: string;
  readonly lane?: readonly string[];
  readonly requirement?: readonly string[];
  readonly level?: 'must' | 'should' | 'may';
  readonly servers: number;
  readonly serversIn: 'processes' | 'containers';
  readonly redisUrl?: string;
  readonly strict?: true;
  readonly allowIncomplete?: true;
  readonly require?: readonly 'redis'[];
  /** Milliseconds that each exploration goes on. */
  readonly explore?: number;
  /** How often everything is run. */
  readonly repeat: number;
  readonly seed?: number;
  /** File for a draft of the deviations that would excuse what failed. */
  readonly writeDeviations?: string;
}

/** What stands where the command line says nothing. */
export const usual = { servers: 3, serversIn: 'processes', repeat: 1 } as const;

/** Seeds are whole numbers from 0 on. */
export const greatestSeed = 0x7fffffff;

/** The command line is wrong: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Fails for the first name that is unknown, with the names that come near it. Throws UsageError. */
export function checkNames(what: string, names: readonly string[], known: readonly string[]): void {
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const near = known
    .filter((name) => distance(name.toLowerCase(), unknown.toLowerCase()) <= 2)
    .slice(0, 5);
  const hint = near.length > 0 ? near : [closest(unknown, known)];
  throw new UsageError(`unknown ${what} ${unknown}; did you mean ${hint.join(', ')}?`);
}
