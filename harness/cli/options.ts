import { closest, distance } from 'fastest-levenshtein';
import { Command, Option } from 'commander';
import { lanes } from '../target/lanes';

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
  readonly seed?: number;
}

/** Seeds are whole numbers from 0 on. */
export const greatestSeed = 0x7fffffff;

/** The command line is wrong: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The command `run`, which is also what happens without a command's name. */
export function runCommand(run: (options: RunOptions) => Promise<void>): Command {
  return new Command('run')
    .description('run the features against a target and write the reports')
    .option('--target <file>', 'target file (default: this repository’s reference server)')
    .option('--url <url...>', 'servers that run already, one URL for each instance')
    .option('--out <dir>', 'where the reports go', 'reports')
    .option('--lane <name...>', `only these lanes: ${lanes.map(({ name }) => name).join(', ')}`)
    .option('--requirement <id...>', 'only these requirements, such as RM-01')
    .addOption(new Option('--level <level>', 'only this level').choices(['must', 'should', 'may']))
    .option('--servers <n>', 'how many instances to start', toCount, 3)
    .addOption(
      new Option('--servers-in <where>', 'how instances are started')
        .choices(['processes', 'containers'])
        .default('processes'),
    )
    .option('--redis-url <url>', 'Redis for the backplane (default: $REDIS_URL)')
    .option('--strict', 'a failed SHOULD makes the target not conformant')
    .option('--allow-incomplete', 'exit 0 although something that was claimed did not run')
    .addOption(
      new Option('--require <what...>', 'what must be there for the run to be complete').choices([
        'redis',
      ]),
    )
    .option('--explore <time>', 'explore random histories for so long, such as 90s or 5m', toMs)
    .option('--seed <n>', 'begin with the history of this seed (default: a random one)', toSeed)
    .action(run);
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

function toCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= 9) return count;
  throw new UsageError(`--servers ${text}: a number from 1 to 9`);
}

/** Milliseconds of a text such as 90s or 5m. Throws UsageError. */
export function toMs(text: string): number {
  const [, count, unit] = /^([1-9]\d{0,4})([sm])$/.exec(text) ?? [];
  if (count !== undefined) return Number(count) * (unit === 'm' ? 60_000 : 1000);
  throw new UsageError(`--explore ${text}: a time such as 90s or 5m`);
}

/** Throws UsageError for what is no seed. */
export function toSeed(text: string): number {
  const seed = Number(text);
  if (/^\d+$/.test(text) && seed <= greatestSeed) return seed;
  throw new UsageError(`--seed ${text}: a number from 0 to ${greatestSeed}`);
}
