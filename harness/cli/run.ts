import { join } from 'node:path';
import { isatty } from 'node:tty';
import { conclusion } from '../reports/conclusion';
import { writeEvidence } from '../reports/evidence';
import { summary } from '../reports/summary';
import { writeVerdict } from '../reports/verdict-file';
import { exitCode } from '../verdict/exit-code';
import { repeated, withEvidenceIn } from '../verdict/repeated';
import type { Verdict } from '../verdict/schema';
import { judge } from './judge';
import { forgetReports, runFolder } from './lane-run';
import type { RunOptions } from './options';
import { planOf, type Plan } from './plan';
import { Progress } from './progress';

/** Runs the features against a target, writes the reports, and returns the exit code. */
export async function run(options: RunOptions): Promise<number> {
  const plan = planOf(options);
  const verdict = options.repeat > 1 ? await repeat(plan, options) : await runOnce(plan, options);
  await writeVerdict(plan.out, verdict);
  const color = isatty(process.stdout.fd) && !process.env['NO_COLOR'];
  process.stdout.write(`\n${summary(verdict, { color, rerun })}`);
  say(
    `reports: ${join(plan.out, 'verdict.json')}, and a folder for each ${options.repeat > 1 ? 'run' : 'lane'}`,
  );
  return exitCode(verdict, { allowIncomplete: options.allowIncomplete ?? false });
}

async function runOnce(plan: Plan, options: RunOptions): Promise<Verdict> {
  const progress = new Progress(process.stderr);
  const { verdict, evidence } = await judge(plan, options, { say, progress });
  await writeEvidence(plan.out, evidence);
  return verdict;
}

/** Each run on servers of its own and with reports in a folder of its own. An interruption ends the repetition. */
async function repeat(plan: Plan, options: RunOptions): Promise<Verdict> {
  forgetReports(plan.out);
  const verdicts: Verdict[] = [];
  while (verdicts.length < options.repeat && verdicts.at(-1)?.interrupted === undefined) {
    const number = verdicts.length + 1;
    say(`run ${number} of ${options.repeat}`);
    const out = join(plan.out, runFolder(number));
    const verdict = await runOnce({ ...plan, out }, options);
    await writeVerdict(out, verdict);
    say(conclusion(verdict));
    verdicts.push(withEvidenceIn(runFolder(number), verdict));
  }
  return repeated(verdicts, options.strict ?? false);
}

/** The command that repeats one requirement in one lane, with this run's own other options. */
function rerun(requirement: string, lane: string): string {
  const given = process.argv.slice(2);
  const kept = given.filter((_, index) => !isSelection(given, index));
  const options = [...kept, '--requirement', requirement, '--lane', lane];
  return `npm run conformance -- ${options.join(' ')}`;
}

const selections = ['--requirement', '--lane', '--level'];

/** Whether the argument at an index selects something, or is a value of such an option. */
function isSelection(args: readonly string[], index: number): boolean {
  const option = args.slice(0, index + 1).findLast((arg) => arg.startsWith('--')) ?? '';
  return selections.includes(option);
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
