import { spanned } from '../contract/spans';
import type { Evidence } from '../verdict/evidence';
import type { Verdict } from '../verdict/schema';
import { toVerdict, type RunMetadata } from '../verdict/verdict';
import { Checkpoints } from './checkpoints';
import { Interruption } from './interruption/interruption';
import type { EndedScenario } from './lanes/ended-scenarios';
import { LaneRunner } from './lanes/lane-runner';
import { preparePartRuns, runLanes, type PartRun } from './lanes/run-lanes';
import type { RunOptions } from './options';
import type { Plan } from './plan';
import type { Progress } from './progress';
import { crashesOf, metadataOf } from './run-metadata';
import { Machine } from './scarcity/machine';
import { startTestBed, type TestBed } from './test-bed';

/** Result of a run. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly evidence: readonly Evidence[];
  readonly runs: readonly PartRun[];
  /** Why an option ended the run early; undefined if none did. */
  readonly stopped?: string;
}

/** Receiver of the progress of a run. */
interface Listener {
  readonly say: (line: string) => void;
  readonly progress?: Pick<Progress, 'on' | 'end'>;
  /** Called for each scenario that has ended. */
  readonly ended?: (scenario: EndedScenario) => void;
  /** Called from time to time with a judgement of what has run so far. */
  readonly soFar?: (judgement: Judgement) => Promise<unknown>;
  /** Ends the run early when it is aborted; the reason is that of the scenarios that did not run. */
  readonly signal?: AbortSignal;
  /** Interruption of the runs of which this is one; this run has one of its own, if left out. */
  readonly interruption?: Interruption;
}

/** Starts the target, runs the lanes and judges. No server is left running, whatever happens. */
export async function execute(
  plan: Plan,
  options: RunOptions,
  listener: Listener,
): Promise<Judgement> {
  const started = Date.now();
  const interruption = listener.interruption ?? new Interruption(listener.say, listener.signal);
  const budget = startBudget(options.timeBudget, interruption, listener.say);
  const machine = new Machine();
  const loading = loadSteps(plan);
  const settings = { say: listener.say, leniency: () => machine.leniency() };
  try {
    const start = { name: 'start the target' };
    const testBed = await spanned(start, () => startTestBed(plan, options, settings));
    const known = metadataOf(plan, testBed, options);
    const metadata = (): RunMetadata => {
      return { ...known, crashes: crashesOf(testBed, plan), durationMs: Date.now() - started };
    };
    const circumstances = { plan, options, testBed, machine, interruption, metadata };
    try {
      return await judgeLanes(await loading, circumstances, listener);
    } finally {
      await spanned({ name: 'stop the target' }, () => interruption.servers(testBed.stop()));
    }
  } finally {
    clearTimeout(budget);
    machine.stop();
    if (!listener.interruption) interruption.ignore();
  }
}

/** Loading takes as long as starting servers, and runs while they start: whoever waits for it gets its error. */
function loadSteps(plan: Plan): Promise<LaneRunner> {
  const loading = spanned({ name: 'load the step definitions' }, () =>
    LaneRunner.load(plan.out, plan.own),
  );
  loading.catch(() => undefined);
  return loading;
}

/** Longest time that a timer of Node takes. */
const longestMs = 0x7fffffff;

/** Stops the run when its time is used up. */
function startBudget(
  ms: number | undefined,
  interruption: Interruption,
  say: Listener['say'],
): NodeJS.Timeout | undefined {
  if (ms === undefined) return undefined;
  const stop = (): void => {
    interruption.stop('the time budget is used up (--time-budget)', say);
  };
  return setTimeout(stop, Math.min(ms, longestMs));
}

interface Circumstances {
  readonly plan: Plan;
  readonly options: RunOptions;
  readonly testBed: TestBed;
  readonly machine: Machine;
  readonly interruption: Interruption;
  /** Returns the metadata as they are at that moment. */
  readonly metadata: () => RunMetadata;
}

async function judgeLanes(
  runner: LaneRunner,
  { plan, options, testBed, machine, interruption, metadata }: Circumstances,
  { say, progress, soFar, ended }: Listener,
): Promise<Judgement> {
  const runs = preparePartRuns(plan, testBed);
  const judgement = (interrupted: string | undefined): Judgement => {
    const all = { ...metadata(), ...(interrupted !== undefined && { interrupted }) };
    const { stopped } = interruption;
    const judged = toVerdict({ requirements: plan.requirements, runs, metadata: all });
    return { ...judged, runs, ...(stopped !== undefined && { stopped }) };
  };
  const checkpoints =
    soFar && new Checkpoints(async () => await soFar(judgement('the run has not finished')));
  try {
    const stopper = options.failFast && stopperOf(interruption, say);
    const listeners = [ended, stopper].filter((one) => one !== undefined);
    const common = { plan, testBed, machine, interruption, progress, checkpoints, listeners };
    await spanned({ name: 'run the lanes' }, () =>
      interruption.scenarios(runLanes(runner, runs, common)),
    );
    interruption.end();
    return judgement(interruption.reason);
  } finally {
    await checkpoints?.end();
  }
}

/** Returns what stops a run at its first failure. */
function stopperOf(
  interruption: Interruption,
  say: Listener['say'],
): (scenario: EndedScenario) => void {
  return ({ status, requirement, lane }) => {
    if (status !== 'failed' || requirement === undefined) return;
    interruption.stop(
      `the run stops at the first failure (--fail-fast): ${requirement} in ${lane}`,
      say,
    );
  };
}
