import { join } from 'node:path';
import { isatty } from 'node:tty';
import { writeEvidence } from '../reports/evidence';
import { writePage } from '../reports/html/page-file';
import { summary } from '../reports/summary';
import { writeVerdict } from '../reports/verdict-file';
import { explanationOf } from '../specification/explanation';
import { allFaults } from '../specification/faults';
import { exitCode } from '../verdict/exit-code';
import { judge } from './judge';
import { root } from './lane-run';
import type { RunOptions } from './options';
import { planOf } from './plan';
import { Progress } from './progress';

/** Runs the features against a target, writes the reports, and returns the exit code. */
export async function run(options: RunOptions): Promise<number> {
  const plan = planOf(options);
  const { verdict, evidence, specification } = await judge(plan, options, {
    say,
    progress: new Progress(process.stderr),
  });
  await writeEvidence(plan.out, evidence);
  await writeVerdict(plan.out, verdict);
  const faults = allFaults(root);
  const explanations = plan.requirements.requirements.map((one) =>
    explanationOf(one, specification, faults),
  );
  await writePage(plan.out, { verdict, explanations, evidence, rerun });
  const color = isatty(process.stdout.fd) && !process.env['NO_COLOR'];
  process.stdout.write(`\n${summary(verdict, { color, rerun })}`);
  say(`reports: ${join(plan.out, 'index.html')}, verdict.json, and a folder for each lane`);
  return exitCode(verdict, { allowIncomplete: options.allowIncomplete ?? false });
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
