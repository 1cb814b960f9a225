import type { Evidence } from '../verdict/evidence';
import type { LaneRun } from '../verdict/lane-run';
import type { Verdict } from '../verdict/schema';
import { toVerdict } from '../verdict/verdict';
import { factsOf } from './facts';
import { Interim } from './interim';
import { Interruption } from './interruption';
import { LaneRunner } from './lane-run';
import { openRuns, runLanes } from './lanes-run';
import type { RunOptions } from './options';
import type { Plan } from './plan';
import type { Progress } from './progress';
import { setStage } from './stage';

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
export async function judge(
  plan: Plan,
  options: RunOptions,
  { say, progress, soFar }: Listener,
): Promise<Judgement> {
  const started = Date.now();
  const interruption = new Interruption(say);
  // It takes as long as servers to start, and uses what they leave of the machine.
  const loading = LaneRunner.load(plan.out);
  loading.catch(() => undefined);
  const stage = await setStage(plan, options, say);
  const runs = openRuns(plan, stage);
  const judgement = (interrupted: string | undefined): Judgement => {
    const facts = { ...factsOf(plan, stage, options), durationMs: Date.now() - started };
    const all = interrupted === undefined ? facts : { ...facts, interrupted };
    return { ...toVerdict({ requirements: plan.requirements, runs, facts: all }), runs };
  };
  const interim = soFar && new Interim(() => soFar(judgement('the run has not ended')));
  try {
    await runLanes(await loading, runs, { plan, stage, interruption, progress, interim });
    return judgement(interruption.reason);
  } finally {
    await stage.stop();
    interruption.ignore();
    await interim?.end();
  }
}
