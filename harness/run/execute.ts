import type { Evidence } from '../verdict/evidence';
import type { LaneRun } from '../verdict/lane-run';
import type { Verdict } from '../verdict/schema';
import { toVerdict, type Facts } from '../verdict/verdict';
import { Checkpoints } from './checkpoints';
import { Interruption } from './interruption';
import { LaneRunner } from './lanes/lane-runner';
import { preparePartRuns, runLanes } from './lanes/run-lanes';
import type { RunOptions } from './options';
import type { Plan } from './plan';
import type { Progress } from './progress';
import { crashesOf, metadataOf } from './run-metadata';
import { startTestBed, type TestBed } from './test-bed';

/** What a run has come to. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly evidence: readonly Evidence[];
  readonly runs: readonly LaneRun[];
}

/** Whom a run tells how far it is. */
interface Listener {
  readonly say: (line: string) => void;
  readonly progress?: Progress;
  /** Gets a judgement of what has run so far, now and then. */
  readonly soFar?: (judgement: Judgement) => Promise<unknown>;
}

/** Starts the target, runs the lanes, and judges. Nothing is left running, whatever happens. */
export async function execute(
  plan: Plan,
  options: RunOptions,
  listener: Listener,
): Promise<Judgement> {
  const started = Date.now();
  const interruption = new Interruption(listener.say);
  // It takes as long as servers to start, and uses what they leave of the machine.
  const loading = LaneRunner.load(plan.out);
  loading.catch(() => undefined);
  const stage = await startTestBed(plan, options, listener.say);
  try {
    const known = metadataOf(plan, stage, options);
    const facts = (): Facts => {
      return { ...known, deaths: crashesOf(stage, plan), durationMs: Date.now() - started };
    };
    return await judgeLanes(await loading, { plan, stage, interruption, facts }, listener);
  } finally {
    await stage.stop();
    interruption.ignore();
  }
}

interface Trial {
  readonly plan: Plan;
  readonly stage: TestBed;
  readonly interruption: Interruption;
  /** As they are at that moment. */
  readonly facts: () => Facts;
}

async function judgeLanes(
  runner: LaneRunner,
  { plan, stage, interruption, facts }: Trial,
  { progress, soFar }: Listener,
): Promise<Judgement> {
  const runs = preparePartRuns(plan, stage);
  const judgement = (interrupted: string | undefined): Judgement => {
    const all = { ...facts(), ...(interrupted !== undefined && { interrupted }) };
    return { ...toVerdict({ requirements: plan.requirements, runs, facts: all }), runs };
  };
  const interim = soFar && new Checkpoints(async () => await soFar(judgement('the run has not ended')));
  try {
    await runLanes(runner, runs, { plan, stage, interruption, progress, interim });
    return judgement(interruption.reason);
  } finally {
    await interim?.end();
  }
}
