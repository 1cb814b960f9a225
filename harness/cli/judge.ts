import { relative } from 'node:path';
import { name, version } from '../../package.json';
import { recordFor } from '../proof/record';
import type { Evidence } from '../verdict/evidence';
import type { LaneRun } from '../verdict/lane-run';
import type { Verdict } from '../verdict/schema';
import { toVerdict, type Facts } from '../verdict/verdict';
import { Interruption } from './interruption';
import { LaneRunner, root } from './lane-run';
import { runLanes } from './lanes-run';
import type { RunOptions } from './options';
import { featuresDigest, type Plan } from './plan';
import type { Progress } from './progress';
import { instancesOf, setStage, type Stage } from './stage';

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
}

/** Starts the target, runs the lanes, and judges. Nothing is left running, whatever happens. */
export async function judge(
  plan: Plan,
  options: RunOptions,
  { say, progress }: Listener,
): Promise<Judgement> {
  const started = Date.now();
  const interruption = new Interruption(say);
  // It takes as long as servers to start, and uses what they leave of the machine.
  const loading = LaneRunner.load(plan.out);
  loading.catch(() => undefined);
  const stage = await setStage(plan, options, say);
  try {
    const runs = await runLanes(await loading, plan, stage, { interruption, progress });
    const facts = {
      ...factsOf(plan, stage, options),
      ...(interruption.reason !== undefined && { interrupted: interruption.reason }),
      durationMs: Date.now() - started,
    };
    return { ...toVerdict({ requirements: plan.requirements, runs, facts }), runs };
  } finally {
    await stage.stop();
    interruption.ignore();
  }
}

function factsOf(
  { target, requirements, selected, today, out }: Plan,
  { lanes, running, backplane, findings }: Stage,
  options: RunOptions,
): Omit<Facts, 'durationMs'> {
  const { capabilities, deviations, timeouts } = target;
  const deaths = running.deaths().map(({ log, ...death }) => ({
    ...death,
    lastLines: [...death.lastLines],
    ...(log !== undefined && { log: relative(out, log) }),
  }));
  return {
    suite: suiteOf(requirements.set),
    target: { name: target.name, version: target.version, capabilities: ['core', ...capabilities] },
    environment: {
      node: process.versions.node,
      backplane,
      servers: instancesOf(running).length,
      lanes: lanes.map(({ name }) => name),
      runs: 1,
      silenceWindowMs: timeouts.silence,
    },
    deviations,
    today,
    findings,
    deaths,
    ...(selected && { selected }),
    strict: options.strict ?? false,
  };
}

function suiteOf(requirementSet: string): Facts['suite'] {
  const digest = featuresDigest();
  const suite = { name, version, requirementSet, featuresDigest: digest };
  const record = recordFor(root, digest);
  if (!record) return suite;
  const { faults, killed, backplane } = record;
  return { ...suite, proof: { faults, killed, backplane } };
}
