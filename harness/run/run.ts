import { join, normalize } from 'node:path';
import { isatty } from 'node:tty';
import { writeAllure } from '../reports/allure/allure-files';
import { reportToGitHub } from '../reports/ci/ci-files';
import { inert } from '../reports/ci/workflow-commands';
import { verdictLine } from '../reports/verdict-text';
import { writeSums } from '../reports/integrity/checksums';
import { summary } from '../reports/terminal/summary';
import { exitCode } from '../verdict/exit-code';
import { repeated, withEvidenceIn } from '../verdict/repeated';
import { hasExpired, type Deviation } from '../verdict/status';
import { checkFree, writeDraft } from './deviation-draft-file';
import { deviationsInSet } from './deviations';
import { execute } from './execute';
import type { RunOptions } from './options';
import { checkSteps } from './own-features/check-steps';
import { ownFeaturesFor } from './own-features/chosen-features';
import { planOf, type Plan } from './plan';
import { Progress } from './progress';
import { forgetReports, reportsIn, runFolder } from './report-folder';
import { rerunWith } from './rerun';
import { Reports, writeReports, type Reported } from './write-reports';

/** Runs the features against a target, writes the reports, and returns the exit code. */
export async function runSuite(options: RunOptions): Promise<number> {
  const own = await ownFeaturesFor(options);
  const planned = planOf(options, own);
  if (own) await checkSteps(own);
  const { writeDeviations } = options;
  if (writeDeviations !== undefined) checkFree(writeDeviations);
  const deviations = await deviationsInSet(
    planned.requirements,
    planned.target.deviations,
    own?.scenarios,
  );
  const plan = { ...planned, target: { ...planned.target, deviations } };
  const isRepeated = options.repeat > 1;
  const reported = isRepeated ? await repeat(plan, options) : await runOnce(plan, options);
  const { verdict, explanations } = reported;
  const rerun = rerunWith(plan.exploration.seed);
  await writeSums(plan.out, reportsIn(plan.out));
  const color = hasColor(process.env);
  const folder = normalize(options.out).replace(/\/$/, '');
  process.stdout.write(
    inert(`\n${summary(verdict, { color, rerun, explanations, folder })}`, process.env),
  );
  await reportToGitHub({ ...reported, rerun }, (text) => process.stdout.write(text));
  const folders = `a folder for each ${isRepeated ? 'run' : 'lane'}`;
  say(`reports: ${join(plan.out, 'index.html')}, verdict.json, and ${folders}`);
  if (writeDeviations !== undefined) say(writeDraft(writeDeviations, verdict, plan));
  return exitCode(verdict, { allowIncomplete: options.allowIncomplete ?? false });
}

/** Source: https://force-color.org and https://no-color.org. */
function hasColor({ FORCE_COLOR, NO_COLOR }: NodeJS.ProcessEnv): boolean {
  if (FORCE_COLOR) return FORCE_COLOR !== '0';
  return isatty(process.stdout.fd) && !NO_COLOR;
}

/** Runs everything once, shows the progress, and writes the reports to the folder of the plan while it runs. */
export async function runOnce(plan: Plan, options: RunOptions): Promise<Reported> {
  const progress = new Progress(process.stderr, validDeviations(plan));
  const { write } = new Reports(plan);
  const judgement = await execute(plan, options, { say, progress, soFar: write });
  const reported = await write(judgement);
  const { requirements } = plan.requirements;
  await writeAllure(plan.out, { verdict: reported.verdict, runs: judgement.runs, requirements });
  return reported;
}

function validDeviations({ target, today }: Plan): readonly Deviation[] {
  return target.deviations.filter((deviation) => !hasExpired(deviation, today));
}

/** Runs everything several times, each time on new servers and with its own report folder. An interruption ends the repetition. */
async function repeat(plan: Plan, options: RunOptions): Promise<Reported> {
  forgetReports(plan.out);
  const runs: Reported[] = [];
  while (runs.length < options.repeat && runs.at(-1)?.verdict.interrupted === undefined) {
    const folder = runFolder(runs.length + 1);
    say(`run ${runs.length + 1} of ${options.repeat}`);
    const reported = await runOnce({ ...plan, out: join(plan.out, folder) }, options);
    say(verdictLine(reported.verdict));
    runs.push(inFolder(folder, reported));
  }
  const [{ explanations }] = runs as [Reported];
  const verdicts = runs.map(({ verdict }) => verdict);
  const verdict = repeated(verdicts, options.strict ?? false);
  const all = { verdict, evidence: runs.flatMap(({ evidence }) => evidence), explanations };
  await writeReports(plan.out, all, rerunWith(plan.exploration.seed));
  return all;
}

function inFolder(folder: string, { verdict, evidence, explanations }: Reported): Reported {
  const moved = evidence.map((one) => ({ ...one, path: `${folder}/${one.path}` }));
  return { verdict: withEvidenceIn(folder, verdict), evidence: moved, explanations };
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
