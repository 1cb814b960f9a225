import type { Evidence } from '../verdict/evidence';
import type { LaneMessages } from '../verdict/lane-result';
import type { Verdict } from '../verdict/schema';
import { toVerdict, type RunMetadata } from '../verdict/verdict';
import { Interim } from './checkpoints';
import { Interruption } from './interruption';
import { LaneRunner } from './lanes/lane-runner';
import { openRuns, runLanes } from './lanes/run-lanes';
import type { RunOptions } from './options';
import type { Plan } from './plan';
import type { Progress } from './progress';
import { deathsOf, metadataOf } from './run-metadata';
import { setStage, type Stage } from './test-bed';

/** What a run has come to. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly evidence: readonly Evidence[];
  readonly runs: readonly LaneMessages[];
}

/** Whom a run tells how far it is. */
interface Listener {
  readonly say: (line: string) => void;
  readonly progress?: Progress;
  /** Gets a judgement of what has run so far, now and then. */
  readonly soFar?: (judgement: Judgement) => Promise<unknown>;
}

/** Starts the target, runs the lanes, and judges. Nothing is left running, whatever happens. */
export async function judge(
  plan: Plan,
  options: RunOptions,
  listener: Listener,
): Promise<Judgement> {
  const started = Date.now();
  const interruption = new Interruption(listener.say);
  // It takes as long as servers to start, and uses what they leave of the machine.
  const loading = LaneRunner.load(plan.out);
  loading.catch(() => undefined);
  const stage = await setStage(plan, options, listener.say);
  try {
    const known = metadataOf(plan, stage, options);
    const metadata = (): RunMetadata => {
      return { ...known, crashes: deathsOf(stage, plan), durationMs: Date.now() - started };
    };
    return await judgeLanes(await loading, { plan, stage, interruption, metadata }, listener);
  } finally {
    await stage.stop();
    interruption.ignore();
  }
}

interface Trial {
  readonly plan: Plan;
  readonly stage: Stage;
  readonly interruption: Interruption;
  /** As they are at that moment. */
  readonly metadata: () => RunMetadata;
}

async function judgeLanes(
  runner: LaneRunner,
  { plan, stage, interruption, metadata }: Trial,
  { progress, soFar }: Listener,
): Promise<Judgement> {
  const runs = openRuns(plan, stage);
  const judgement = (interrupted: string | undefined): Judgement => {
    const all = { ...metadata(), ...(interrupted !== undefined && { interrupted }) };
    return { ...toVerdict({ requirements: plan.requirements, runs, metadata: all }), runs };
  };
  const interim = soFar && new Interim(async () => await soFar(judgement('the run has not ended')));
  try {
    await runLanes(runner, runs, { plan, stage, interruption, progress, interim });
    return judgement(interruption.reason);
  } finally {
    await interim?.end();
  }
}
