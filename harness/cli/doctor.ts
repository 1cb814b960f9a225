import { Command } from 'commander';
import { formatCheck, type Check } from '../doctor/check';
import { checkMachine } from '../doctor/machine';
import { tryTarget } from '../doctor/try-target';
import { Interruption } from '../run/interruption/interruption';
import { UsageError, usual, type RunOptions } from '../run/options';
import { planOf, type Plan } from '../run/plan';
import { say } from '../run/terminal';
import { startTestBed, type TestBed } from '../run/test-bed';
import { BackplaneError } from '../servers/backplane/backplane';
import { TargetError } from '../servers/instance';
import { withoutSecrets } from '../target-file/secrets';
import { TargetFileError, usualFile } from '../target-file/target-file';
import { chosenTarget, type TargetOptions } from './chosen-target';

type DoctorOptions = Pick<RunOptions, 'target' | 'url' | 'redisUrl'> & TargetOptions;
type Print = (text: string) => void;
type Show = (check: Check) => void;

/** The command `doctor`: checks the prerequisites of a run and tries each operation of the target once. */
export function doctorCommand(print: Print, done: (code: number) => void): Command {
  return new Command('doctor')
    .description('Check the prerequisites, the target file, and each operation of the target')
    .option(
      '--target <file>',
      `target file to check; its target is started and tried (default: ${usualFile} in this folder)`,
    )
    .option('--url <url...>', 'running servers to check, one URL for each')
    .option('--reference', "check the suite's own reference server")
    .option('--redis-url <url>', 'Redis to use as the backplane (default: $REDIS_URL)')
    .option('--json', 'print a JSON array of the checks')
    .action(async ({ json, ...options }: DoctorOptions & { readonly json?: true }) => {
      done(await (json ? examineAsJson(options, print) : examine(options, print)));
    });
}

/** Runs all checks, prints each as soon as its result is known, and returns the exit code. */
export async function examine(options: DoctorOptions, print: Print): Promise<number> {
  return await examined(options, (check) => {
    print(`${formatCheck(check)}\n`);
  });
}

/** Runs all checks, then prints them; returns the exit code. */
async function examineAsJson(options: DoctorOptions, print: Print): Promise<number> {
  const checks: Check[] = [];
  const code = await examined(options, ({ status, text }) => {
    // A secret with a character that JSON escapes would not be found later.
    checks.push({ status, text: withoutSecrets(text) });
  });
  print(`${JSON.stringify(checks, null, 2)}\n`);
  return code;
}

async function examined(options: DoctorOptions, show: Show): Promise<number> {
  const redisUrl = options.redisUrl ?? process.env['REDIS_URL'];
  const hasMachine = await shown(checkMachine({ node: process.versions.node, redisUrl }), show);
  const interruption = new Interruption(say);
  try {
    const hasTarget = await shown(target(options), show);
    return hasMachine && hasTarget ? 0 : 3;
  } catch (error) {
    if (!(error instanceof TargetFileError || error instanceof UsageError)) throw error;
    const what = error instanceof TargetFileError ? 'target file: ' : '';
    for (const mistake of error.message.split('\n'))
      show({ status: 'fail', text: `${what}${mistake}` });
    return 2;
  } finally {
    interruption.ignore();
  }
}

/** Shows checks; resolves to whether none failed. */
async function shown(checks: AsyncIterable<Check>, show: Show): Promise<boolean> {
  let isFine = true;
  for await (const check of checks) {
    show(check);
    isFine &&= check.status !== 'fail';
  }
  return isFine;
}

async function* target({ reference, ...given }: DoctorOptions): AsyncGenerator<Check> {
  const { target: file } = chosenTarget({ ...given, ...(reference && { reference }) });
  if (file === undefined && given.url === undefined && !reference) {
    const text =
      'target: no --target and no --url, so a run would test the reference server; `init` writes a target file';
    yield { status: 'skip', text };
    return;
  }
  const options = { ...given, ...(file !== undefined && { target: file }) };
  const all: RunOptions = { ...usual, out: 'reports', servers: 2, ...options };
  const plan = planOf(all);
  if (file !== undefined) yield { status: 'ok', text: `target file: ${file}` };
  yield* started({ ...plan, lanes: lanesToTry(plan) }, all);
}

/** Returns the lanes whose servers the doctor needs: one alone, and several with a backplane. Lane polling adds nothing, unless clients use polling only. */
function lanesToTry({ lanes, target }: Plan): Plan['lanes'] {
  if (!target.connect.transports.includes('websocket')) return lanes;
  return lanes.filter(({ name }) => name !== 'polling');
}

async function* started(plan: Plan, options: RunOptions): AsyncGenerator<Check> {
  let stage: TestBed;
  try {
    stage = await startTestBed(plan, options, { say, check: () => Promise.resolve([]) });
  } catch (error) {
    if (!(error instanceof TargetError || error instanceof BackplaneError)) throw error;
    yield { status: 'fail', text: error.message };
    return;
  }
  try {
    yield* standing(plan, stage);
    yield* tryTarget(plan.target, stage.running);
  } finally {
    await stage.stop();
  }
}

function* standing({ target: { name, capabilities } }: Plan, stage: TestBed): Generator<Check> {
  yield {
    status: 'ok',
    text: `target: ${name} is up; declared capabilities: ${['core', ...capabilities].join(', ')}`,
  };
  const lacking = stage.missing['@cluster'];
  if (lacking?.kind === 'not-run') yield { status: 'fail', text: `cluster: ${lacking.reason}` };
  for (const text of stage.findings) yield { status: 'skip', text };
}
