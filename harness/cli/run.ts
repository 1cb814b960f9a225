import { Command, Option } from 'commander';
import { lanes } from '../run/lanes/lanes';
import { greatestSeed, UsageError, usual, type RunOptions } from '../run/options';

/** The command `run`, which is also what happens without a command's name. */
export function runCommand(run: (options: RunOptions) => Promise<void>): Command {
  return selecting(new Command('run'))
    .description('run the features against a target and write the reports')
    .option('--servers <n>', 'how many instances to start', countOf('--servers', 9), usual.servers)
    .addOption(
      new Option('--servers-in <where>', 'how instances are started')
        .choices(['processes', 'containers'])
        .default(usual.serversIn),
    )
    .option('--redis-url <url>', 'Redis for the backplane (default: $REDIS_URL)')
    .option('--strict', 'a failed SHOULD makes the target not conformant')
    .option('--allow-incomplete', 'exit 0 although something that was claimed did not run')
    .addOption(
      new Option('--require <what...>', 'what must be there for the run to be complete').choices([
        'redis',
      ]),
    )
    .option(
      '--repeat <n>',
      'run everything so often, on new servers each time: what fails in some runs only is flaky',
      countOf('--repeat', 1000),
      usual.repeat,
    )
    .option('--explore <time>', 'explore random histories for so long, such as 90s or 5m', toMs)
    .option('--seed <n>', 'begin with the history of this seed (default: a random one)', toSeed)
    .option('--write-deviations <file>', 'draft the deviations that would cannotFence what failed')
    .action(run);
}

/** What is run: the target, and which part of the features. */
function selecting(command: Command): Command {
  return command
    .option('--target <file>', 'target file (default: this repository’s reference server)')
    .option('--url <url...>', 'servers that run already, one URL for each instance')
    .option('--out <dir>', 'where the reports go', 'reports')
    .option('--lane <name...>', `only these lanes: ${lanes.map(({ name }) => name).join(', ')}`)
    .option('--requirement <id...>', 'only these requirements, such as RM-01')
    .addOption(new Option('--level <level>', 'only this level').choices(['must', 'should', 'may']));
}

/** Reads a whole number from 1 to the greatest. What it returns throws UsageError. */
function countOf(option: string, greatest: number): (text: string) => number {
  return (text) => {
    const count = Number(text);
    if (Number.isInteger(count) && count >= 1 && count <= greatest) return count;
    throw new UsageError(`${option} ${text}: a number from 1 to ${greatest}`);
  };
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
