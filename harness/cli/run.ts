import { join } from 'node:path';
import { isatty } from 'node:tty';
import { conclusion } from '../reports/conclusion';
import { writeEvidence } from '../reports/evidence';
import { writePage } from '../reports/html/page-file';
import { summary } from '../reports/summary';
import { writeVerdict } from '../reports/verdict-file';
import { explanationOf } from '../specification/explanation';
import { allFaults } from '../specification/faults';
import { exitCode } from '../verdict/exit-code';
import { repeated, withEvidenceIn } from '../verdict/repeated';
import { judge, type Judgement } from './judge';
import { forgetReports, root, runFolder } from './lane-run';
import type { RunOptions } from './options';
import { planOf, type Plan } from './plan';
import { Progress } from './progress';

/** Runs the features against a target, writes the reports, and returns the exit code. */
export async function run(options: RunOptions): Promise<number> {
  const plan = planOf(options);
  const isRepeated = options.repeat > 1;
  const judgement = isRepeated ? await repeat(plan, options) : await runOnce(plan, options);
  await writeReports(plan, judgement);
  const { verdict } = judgement;
  const color = isatty(process.stdout.fd) && !process.env['NO_COLOR'];
  process.stdout.write(`\n${summary(verdict, { color, rerun })}`);
  const folders = `a folder for each ${isRepeated ? 'run' : 'lane'}`;
  say(`reports: ${join(plan.out, 'index.html')}, verdict.json, and ${folders}`);
  return exitCode(verdict, { allowIncomplete: options.allowIncomplete ?? false });
}

async function runOnce(plan: Plan, options: RunOptions): Promise<Judgement> {
  const progress = new Progress(process.stderr);
  const judgement = await judge(plan, options, { say, progress });
  await writeEvidence(plan.out, judgement.evidence);
  return judgement;
}

/** Each run on servers of its own and with reports in a folder of its own. An interruption ends the repetition. */
async function repeat(plan: Plan, options: RunOptions): Promise<Judgement> {
  forgetReports(plan.out);
  const runs: Judgement[] = [];
  while (runs.length < options.repeat && runs.at(-1)?.verdict.interrupted === undefined) {
    const number = runs.length + 1;
    say(`run ${number} of ${options.repeat}`);
    const own = { ...plan, out: join(plan.out, runFolder(number)) };
    const judgement = await runOnce(own, options);
    await writeReports(own, judgement);
    say(conclusion(judgement.verdict));
    runs.push(inFolder(runFolder(number), judgement));
  }
  const [{ specification }] = runs as [Judgement];
  const verdicts = runs.map(({ verdict }) => verdict);
  const verdict = repeated(verdicts, options.strict ?? false);
  return { verdict, evidence: runs.flatMap(({ evidence }) => evidence), specification };
}

function inFolder(folder: string, { verdict, evidence, specification }: Judgement): Judgement {
  const moved = evidence.map((one) => ({ ...one, path: `${folder}/${one.path}` }));
  return { verdict: withEvidenceIn(folder, verdict), evidence: moved, specification };
}

async function writeReports(
  { out, requirements }: Plan,
  { verdict, evidence, specification }: Judgement,
): Promise<void> {
  await writeVerdict(out, verdict);
  const faults = allFaults(root);
  const explanations = requirements.requirements.map((one) =>
    explanationOf(one, specification, faults),
  );
  await writePage(out, { verdict, explanations, evidence, rerun });
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
