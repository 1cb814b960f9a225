import { Command, Option } from 'commander';
import { lanes } from '../run/lanes/lanes';
import { profileNames } from '../verdict/coverage/profiles';
import { usualFile } from '../target-file/target-file';
import { chosenTarget, type TargetOptions } from './chosen-target';
import { platformNotice } from './platform-notice';
import { requirementSetOption } from './requirement-set';
import { timelineFile } from '../run/timeline/timeline';
import { greatestSeed, UsageError, usual, type RunOptions } from '../run/options';
import { say } from '../run/terminal';

/** The command `run`, which is also what runs without the name of a command. */
export function runCommand(run: (options: RunOptions) => Promise<void>): Command {
  const command = new Command('run').description(
    'Test a target and write the reports (default command)',
  );
  return printing(repeating(judging(starting(selecting(command))))).action(
    async ({ reference, ...options }: RunOptions & TargetOptions) => {
      const notice = platformNotice(process.platform);
      if (notice !== undefined) say(notice);
      const { target, says } = chosenTarget({ ...options, ...(reference && { reference }) });
      if (says !== undefined && !options.quiet) say(says);
      await run({ ...options, ...(target !== undefined && { target }) });
    },
  );
}

/** Options that say how servers and their backplane are started. */
function starting(command: Command): Command {
  return command
    .option(
      '--servers <n>',
      'number of servers to start in lane three-servers',
      countOf('--servers', 9),
      usual.servers,
    )
    .addOption(
      new Option('--servers-in <where>', 'where the reference server runs')
        .choices(['processes', 'containers'])
        .default(usual.serversIn),
    )
    .option('--redis-url <url>', 'Redis to use as the backplane (default: $REDIS_URL)');
}

/** Options that say what counts. */
function judging(command: Command): Command {
  return command
    .addOption(requirementSetOption())
    .option('--strict', 'a failed SHOULD also makes the target not conformant')
    .option('--allow-incomplete', 'exit with 0 even if the run is incomplete')
    .addOption(
      new Option(
        '--require-profile <name>',
        'count the run as incomplete if it does not exercise every MUST requirement of this profile',
      ).choices(profileNames),
    )
    .addOption(
      new Option(
        '--require <what...>',
        'count the scenarios that need this as not run, instead of not applicable, if it is missing',
      ).choices(['redis']),
    )
    .option('--write-deviations <file>', 'write a draft of deviations that cover all failures');
}

/** Options that say what is printed while it runs. */
function printing(command: Command): Command {
  return command
    .addOption(
      new Option('--quiet', 'print only what failed or was blocked, and the verdict').conflicts(
        'verbose',
      ),
    )
    .option('--verbose', 'print each scenario as it ends')
    .option('--profile', `write ${timelineFile}, a timeline that Perfetto and Chrome open`);
}

/** Options that say how often and how long everything runs, and with what chance. */
function repeating(command: Command): Command {
  return command
    .option(
      '--repeat <n>',
      'run everything n times, on new servers; a requirement that fails in some runs is flaky',
      countOf('--repeat', 1000),
      usual.repeat,
    )
    .option(
      '--watch',
      "run again after each change of the target's files or of the features, what failed first",
    )
    .option('--fail-fast', 'stop all lanes after the first failure that no deviation covers')
    .option(
      '--time-budget <time>',
      'begin no scenario after this time, such as 90s or 5m; the run is incomplete then',
      timeOf('--time-budget'),
    )
    .option(
      '--explore <time>',
      'explore random histories for this long, such as 90s or 5m',
      timeOf('--explore'),
    )
    .option(
      '--seed <n>',
      'seed of the names of rooms and people, and of the first random history (default: random)',
      toSeed,
    );
}

/** Options that say what is run: the target, and which part of the features. */
function selecting(command: Command): Command {
  return command
    .option('--target <file>', `target file (default: ${usualFile} in this folder)`)
    .option('--url <url...>', 'running servers to test, one URL for each')
    .option('--reference', "test the suite's own reference server")
    .option('--out <dir>', 'folder for the reports', 'reports')
    .option('--lane <name...>', `run only these lanes: ${lanes.map(({ name }) => name).join(', ')}`)
    .option(
      '--requirement <id...>',
      'run only these requirements, such as RM-01, or whole families: RM, lesson',
      withId,
    )
    .option(
      '--features <dir>',
      'also run the features in this folder (default: `features` of the target file)',
    )
    .option('--only-features', 'run only your own features, not those of the suite')
    .option('--scenario <text>', 'run only scenarios whose name contains this text')
    .option(
      '--only-failed',
      'run only the requirements that failed in the last report of the folder of --out',
    )
    .addOption(
      new Option('--level <level>', 'run only requirements of this level').choices([
        'must',
        'should',
        'may',
      ]),
    );
}

/** Adds a requirement's id, which may be given in lower case, to those before it. */
function withId(id: string, ids: readonly string[] = []): readonly string[] {
  return [...ids, idOf(id)];
}

/** Id of a requirement from the command line, in the case of the requirement set; anything else stays as it is. */
export function idOf(text: string): string {
  const [, prefix = '', number = ''] = /^(lesson-|[a-z]{2,}-)([a-z]?\d+)$/i.exec(text) ?? [];
  if (number === '') return text;
  const isOfLesson = prefix.toLowerCase() === 'lesson-';
  return `${isOfLesson ? prefix.toLowerCase() : prefix.toUpperCase()}${number.toUpperCase()}`;
}

/** Parser of a whole number from 1 to the greatest; it throws UsageError. */
function countOf(option: string, greatest: number): (text: string) => number {
  return (text) => {
    const count = Number(text);
    if (Number.isInteger(count) && count >= 1 && count <= greatest) return count;
    throw new UsageError(`${option} ${text}: expected a whole number from 1 to ${greatest}`);
  };
}

/** Parser of the milliseconds of a text such as 90s or 5m; it throws UsageError. */
export function timeOf(option: string): (text: string) => number {
  return (text) => {
    const [, count, unit] = /^([1-9]\d{0,4})([sm])$/.exec(text) ?? [];
    if (count !== undefined) return Number(count) * (unit === 'm' ? 60_000 : 1000);
    throw new UsageError(`${option} ${text}: expected a time such as 90s or 5m`);
  };
}

/** Whole number from 0 to the greatest seed. Throws UsageError. */
export function toSeed(text: string): number {
  const seed = Number(text);
  if (/^\d+$/.test(text) && seed <= greatestSeed) return seed;
  throw new UsageError(`--seed ${text}: expected a whole number from 0 to ${greatestSeed}`);
}
