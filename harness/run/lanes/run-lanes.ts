import type { Envelope } from '@cucumber/messages';
import { driverOf } from '../../drivers/driver';
import type { Instance } from '../../servers/instance';
import type { RunningTarget } from '../../servers/running-target';
import type { LaneRun } from '../../verdict/lane-run';
import { isOfLane } from '../../verdict/status';
import type { Checkpoints } from '../checkpoints';
import type { Interruption } from '../interruption';
import type { Plan } from '../plan';
import type { Progress } from '../progress';
import type { TestBed } from '../test-bed';
import type { LaneRunner } from './lane-runner';
import { both, lanes as allLanes, partsOf, type Lane, type Part } from './lanes';
import { openRunningLane } from './running-lane';

/** A part of a lane with what Cucumber has said of it so far. */
interface PartRun extends LaneRun {
  readonly part: Part;
  readonly envelopes: Envelope[];
}

/** What the lanes of a run consist of, before any of it has run. */
export function preparePartRuns({ lanes: wanted }: Plan, { lanes }: TestBed): PartRun[] {
  const parts = lanes.flatMap((lane) => partsOf(lane, lanes, wanted));
  return parts.map((part) => ({ lane: part.lane.name, part, envelopes: [] }));
}

/** What a run has and whom it tells how far it is. */
interface Circumstances {
  readonly plan: Plan;
  readonly stage: TestBed;
  readonly interruption: Interruption;
  readonly progress: Progress | undefined;
  readonly interim: Checkpoints | undefined;
}

/**
 * Runs the lanes, and the parts of each: side by side where each has servers of its own, so that what one does to a server
 * is no matter of another; one after the other on servers that they share.
 */
export async function runLanes(
  runner: LaneRunner,
  runs: readonly PartRun[],
  { plan, stage, interruption, progress, interim }: Circumstances,
): Promise<void> {
  const runOne = async ({ part, envelopes }: PartRun): Promise<void> => {
    const { key, session } = openLaneFor(part, plan, stage);
    interruption.watch(session);
    const selection = { part: part.name, session: key, tags: both(part.tags, plan.tags) };
    await runner.run(selection, (envelope) => {
      envelopes.push(envelope);
      progress?.on(part.name, envelope);
      if (envelope.testCaseFinished) interim?.begin();
    });
    progress?.end(part.name);
  };
  if (!('urls' in plan.target.start)) await Promise.all(runs.map(runOne));
  else for (const run of runs) await runOne(run);
}

function openLaneFor(
  { lane, onLaneServers }: Part,
  { target, exploration }: Plan,
  { running, missing }: TestBed,
): ReturnType<typeof openRunningLane> {
  return openRunningLane({
    lane,
    instances: onLaneServers ? serversOf(lane, running) : [],
    ...(running.isolated && { isolated: running.isolated }),
    ...(running.shortTimeoutServer && { shortTimeoutServer: running.shortTimeoutServer }),
    ...(running.disposableServers && { disposableServers: running.disposableServers }),
    jwtSecret: running.jwtSecret,
    ...(target.credentials?.member !== undefined && { tokens: target.credentials }),
    driver: driverOf(target),
    capabilities: target.capabilities,
    timeouts: target.timeouts,
    exploration,
    deviations: deviatingIn(lane, target),
    missing,
  });
}

/** The lane of several servers has the joined ones; each other lane has one that is its alone. */
function serversOf(lane: Lane, { standalone, clustered }: RunningTarget): readonly Instance[] {
  if (lane.isSpread) return clustered;
  const own = standalone[allLanes.filter(({ isSpread }) => !isSpread).indexOf(lane)] ?? standalone[0];
  return own ? [own] : [];
}

function deviatingIn({ name }: Lane, { deviations }: Plan['target']): string[] {
  const here = deviations.filter((deviation) => isOfLane(deviation, name));
  return here.map(({ requirement }) => requirement);
}
