import { join } from 'node:path';
import { isatty } from 'node:tty';
import { writeAllure } from '../reports/allure/allure-files';
import { tellGitHub, writeForCi } from '../reports/ci/ci-files';
import { inert } from '../reports/ci/workflow-commands';
import { conclusion } from '../reports/conclusion';
import { writeEvidence } from '../reports/evidence';
import { writePage } from '../reports/html/page-file';
import type { Report } from '../reports/html/report';
import { summary } from '../reports/summary';
import { writeVerdict } from '../reports/verdict-file';
import { explanationOf } from '../specification/explanation';
import { allFaults } from '../specification/faults';
import { specificationIn, type Specification } from '../specification/specification';
import { exitCode } from '../verdict/exit-code';
import { repeated, withEvidenceIn } from '../verdict/repeated';
import { judge, type Judgement } from './judge';
import { forgetReports, root, runFolder } from './lane-run';
import type { RunOptions } from './options';
import { planOf, type Plan } from './plan';
import { Progress } from './progress';

/** What one run, or several of them, came to, with all that a report is made of. */
interface Outcome extends Pick<Judgement, 'verdict' | 'evidence'> {
  /** The features as they were run. */
  readonly specification: Specification;
}

/** Runs the features against a target, writes the reports, and returns the exit code. */
export async function run(options: RunOptions): Promise<number> {
  const plan = planOf(options);
  const isRepeated = options.repeat > 1;
  const outcome = isRepeated ? await repeat(plan, options) : await runOnce(plan, options);
  const { verdict } = outcome;
  const color = isatty(process.stdout.fd) && !process.env['NO_COLOR'];
  process.stdout.write(inert(`\n${summary(verdict, { color, rerun })}`, process.env));
  await tellGitHub(reportOn(plan, outcome), (text) => process.stdout.write(text));
  const folders = `a folder for each ${isRepeated ? 'run' : 'lane'}`;
  say(`reports: ${join(plan.out, 'index.html')}, verdict.json, and ${folders}`);
  return exitCode(verdict, { allowIncomplete: options.allowIncomplete ?? false });
}

/** Runs everything once, says how far it is, and writes all reports into the folder of the plan. */
export async function runOnce(plan: Plan, options: RunOptions): Promise<Outcome> {
  const progress = new Progress(process.stderr);
  const { verdict, evidence, runs } = await judge(plan, options, { say, progress });
  const outcome = { verdict, evidence, specification: specificationIn(runs[0]?.envelopes ?? []) };
  await writeEvidence(plan.out, evidence);
  await writeReports(plan, outcome);
  await writeAllure(plan.out, { verdict, runs, requirements: plan.requirements.requirements });
  return outcome;
}

/** Each run on servers of its own and with reports in a folder of its own. An interruption ends the repetition. */
async function repeat(plan: Plan, options: RunOptions): Promise<Outcome> {
  forgetReports(plan.out);
  const runs: Outcome[] = [];
  while (runs.length < options.repeat && runs.at(-1)?.verdict.interrupted === undefined) {
    const folder = runFolder(runs.length + 1);
    say(`run ${runs.length + 1} of ${options.repeat}`);
    const outcome = await runOnce({ ...plan, out: join(plan.out, folder) }, options);
    say(conclusion(outcome.verdict));
    runs.push(inFolder(folder, outcome));
  }
  const [{ specification }] = runs as [Outcome];
  const verdicts = runs.map(({ verdict }) => verdict);
  const verdict = repeated(verdicts, options.strict ?? false);
  const all = { verdict, evidence: runs.flatMap(({ evidence }) => evidence), specification };
  await writeReports(plan, all);
  return all;
}

function inFolder(folder: string, { verdict, evidence, specification }: Outcome): Outcome {
  const moved = evidence.map((one) => ({ ...one, path: `${folder}/${one.path}` }));
  return { verdict: withEvidenceIn(folder, verdict), evidence: moved, specification };
}

async function writeReports(plan: Plan, outcome: Outcome): Promise<void> {
  const report = reportOn(plan, outcome);
  await writeVerdict(plan.out, outcome.verdict);
  await writePage(plan.out, report);
  await writeForCi(plan.out, report);
}

function reportOn({ requirements }: Plan, { specification, ...judged }: Outcome): Report {
  const faults = allFaults(root);
  const explanations = requirements.requirements.map((one) =>
    explanationOf(one, specification, faults),
  );
  return { ...judged, explanations, rerun };
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
