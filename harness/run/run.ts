import { join, normalize } from 'node:path';
import { isatty } from 'node:tty';
import { spanned } from '../contract/spans';
import { BackplaneError } from '../servers/backplane/backplane';
import { TargetError } from '../servers/instance';
import { writeAllure } from '../reports/allure/allure-files';
import { reportToGitHub } from '../reports/ci/ci-files';
import { verdictLine } from '../reports/verdict-text';
import { writeSums } from '../reports/integrity/checksums';
import { summary } from '../reports/terminal/summary';
import { closeLogs } from '../servers/process/log-file';
import { withoutSecrets } from '../target-file/secrets';
import { exitCode } from '../verdict/exit-code';
import { evidenceMovedTo, repeated, withEvidenceIn } from '../verdict/repeated';
import { checkFree, writeDraft } from './deviation-draft-file';
import { deviationsInSet } from './deviations';
import { execute } from './execute';
import type { RunOptions } from './options';
import { checkSteps } from './own-features/check-steps';
import { ownFeaturesFor } from './own-features/chosen-features';
import type { EndedScenario } from './lanes/ended-scenarios';
import { scenarioLine } from './lanes/scenario-line';
import { planOf, validDeviations, type Plan } from './plan';
import { Progress } from './progress';
import { runFolder, summedIn } from './folder/report-folder';
import { UnfinishedReports } from './folder/unfinished-reports';
import { noVerdictFor } from './no-verdict';
import { rerunWith } from './rerun';
import { Interruption } from './interruption/interruption';
import { withFailedBefore } from './selection/failed-before';
import { withScenariosNamed } from './selection/named-scenarios';
import { print, printSummary, say as sayAlways } from './terminal';
import { Timeline } from './timeline/timeline';
import { Reports, writeReports, type Reported } from './write-reports';

/** Runs the features against a target, writes the reports, and returns the exit code. */
export async function runSuite(given: RunOptions): Promise<number> {
  const options = await withFailedBefore(given);
  if (!options) {
    print(`nothing failed in the last report in ${given.out}, so nothing ran\n`);
    return 0;
  }
  const interruption = new Interruption(sayAlways);
  try {
    const plan = await completePlan(options);
    const reports = new UnfinishedReports(plan.out);
    try {
      return await report(plan, options, { reports, interruption });
    } finally {
      reports.end();
    }
  } finally {
    interruption.ignore();
  }
}

/** Returns the plan with everything that takes reading the features. Throws UsageError or TargetFileError. */
async function completePlan(options: RunOptions): Promise<Plan> {
  const own = await ownFeaturesFor(options);
  const plan = planOf(options, own);
  if (own) await checkSteps(own);
  const { writeDeviations, scenario } = options;
  if (writeDeviations !== undefined) checkFree(writeDeviations);
  const { requirements, target } = plan;
  const deviations = await deviationsInSet(requirements, target.deviations, own?.scenarios);
  const complete = { ...plan, target: { ...target, deviations } };
  return scenario === undefined ? complete : await withScenariosNamed(complete, scenario);
}

/** Writes the reports into the folder of unfinished ones, puts them in their place, and prints the result. */
async function report(
  plan: Plan,
  options: RunOptions,
  { reports, interruption }: Ending,
): Promise<number> {
  const { writeDeviations, repeat: runs, allowIncomplete = false } = options;
  const unfinished = { ...plan, out: reports.folder };
  const reported = await (runs > 1 ? repeat : runOnce)(unfinished, options, interruption).catch(
    async (error: unknown) => {
      if (!(error instanceof TargetError || error instanceof BackplaneError)) throw error;
      const reason = withoutSecrets(error.message);
      const verdict = noVerdictFor(plan, options, reason);
      await new Reports(unfinished).write({ verdict, evidence: [], runs: [] });
      await finish(reports);
      throw error;
    },
  );
  await finish(reports);
  await printResult(plan, options, reported);
  if (writeDeviations !== undefined)
    sayFor(options)(writeDraft(writeDeviations, reported.verdict, plan));
  return exitCode(reported.verdict, { allowIncomplete });
}

/** How a run ends. */
interface Ending {
  readonly reports: UnfinishedReports;
  readonly interruption: Interruption;
}

async function finish(reports: UnfinishedReports): Promise<void> {
  closeLogs();
  await writeSums(reports.folder, summedIn(reports.folder));
  reports.finish();
}

async function printResult(plan: Plan, options: RunOptions, reported: Reported): Promise<void> {
  const { verdict, explanations } = reported;
  const { quiet = false } = options;
  const rerun = rerunWith(plan.exploration.seed);
  const color = hasColor(process.env);
  const folder = normalize(options.out).replace(/\/$/, '');
  printSummary(`\n${summary(verdict, { color, rerun, explanations, folder, quiet })}`);
  await reportToGitHub({ ...reported, rerun }, plan.targetFile, (text) => {
    process.stdout.write(text);
  });
  const folders = `a folder for each ${options.repeat > 1 ? 'run' : 'lane'}`;
  sayFor(options)(`reports: ${join(plan.out, 'index.html')}, verdict.json, and ${folders}`);
}

/** Source: https://force-color.org and https://no-color.org. */
function hasColor({ FORCE_COLOR, NO_COLOR }: NodeJS.ProcessEnv): boolean {
  if (FORCE_COLOR) return FORCE_COLOR !== '0';
  return isatty(process.stdout.fd) && !NO_COLOR;
}

/** Runs everything once, shows the progress, and writes the reports to the folder of the plan while it runs. */
export async function runOnce(
  plan: Plan,
  options: RunOptions,
  interruption?: Interruption,
): Promise<Reported> {
  const { quiet, verbose } = options;
  const progress = new Progress(process.stderr, validDeviations(plan));
  const ended = (scenario: EndedScenario): void => {
    progress.log(scenarioLine(scenario));
  };
  const { write } = new Reports(plan);
  const timeline = options.profile && new Timeline();
  const judgement = await execute(plan, options, {
    say: sayFor(options),
    soFar: write,
    ...(interruption && { interruption }),
    ...(!quiet && { progress }),
    ...(verbose && { ended }),
  });
  const reported = await spanned({ name: 'write the reports' }, () => write(judgement));
  if (interruption?.reason !== undefined) return reported;
  const { requirements } = plan.requirements;
  await writeAllure(plan.out, { verdict: reported.verdict, runs: judgement.runs, requirements });
  const parts = judgement.runs.map(({ part, envelopes }) => ({ name: part.name, envelopes }));
  await timeline?.write(plan.out, parts);
  return reported;
}

/**
 * Runs everything several times, each time on new servers and with its own report folder. An interruption ends the
 * repetition, and so does a run that an option stops.
 */
async function repeat(
  plan: Plan,
  options: RunOptions,
  interruption: Interruption,
): Promise<Reported> {
  const say = sayFor(options);
  const started = Date.now();
  const runs: Reported[] = [];
  const isEnded = (): boolean => (interruption.reason ?? interruption.stopped) !== undefined;
  while (runs.length < options.repeat && !isEnded()) {
    const folder = runFolder(runs.length + 1);
    say(`run ${runs.length + 1} of ${options.repeat}`);
    interruption.isRepeated = runs.length + 1 < options.repeat;
    const reported = await runOnce(
      { ...plan, out: join(plan.out, folder) },
      withTimeLeft(options, started),
      interruption,
    );
    say(verdictLine(reported.verdict));
    runs.push(inFolder(folder, reported));
  }
  const all = overall(runs, options, interruption.reason);
  await writeReports(plan.out, all, rerunWith(plan.exploration.seed));
  return all;
}

function overall(
  runs: readonly Reported[],
  { strict }: RunOptions,
  interrupted: string | undefined,
): Reported {
  const [{ explanations }] = runs as readonly [Reported];
  const verdicts = runs.map(({ verdict }) => verdict);
  const settings = { strict: strict ?? false, ...(interrupted !== undefined && { interrupted }) };
  const verdict = repeated(verdicts, settings);
  return { verdict, evidence: runs.flatMap(({ evidence }) => evidence), explanations };
}

/** Options of a run that shares its time budget with those before it. */
function withTimeLeft(options: RunOptions, started: number): RunOptions {
  const { timeBudget } = options;
  if (timeBudget === undefined) return options;
  return { ...options, timeBudget: Math.max(1, timeBudget - (Date.now() - started)) };
}

function inFolder(folder: string, reported: Reported): Reported {
  const { verdict, evidence } = reported;
  const moved = evidenceMovedTo(folder, evidence);
  return { ...reported, verdict: withEvidenceIn(folder, verdict), evidence: moved };
}

/** Returns what prints lines about the course of a run. */
function sayFor({ quiet }: RunOptions): (line: string) => void {
  return (line) => {
    if (!quiet) sayAlways(line);
  };
}
