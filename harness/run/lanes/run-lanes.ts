import type { Envelope } from '@cucumber/messages';
import { driverOf } from '../../drivers/driver';
import type { Instance } from '../../servers/instance';
import type { RunningTarget } from '../../servers/running-target';
import type { LaneMessages } from '../../verdict/lane-result';
import { isOfLane } from '../../verdict/status';
import type { Interim } from '../checkpoints';
import type { Interruption } from '../interruption';
import type { Plan } from '../plan';
import type { Progress } from '../progress';
import type { Stage } from '../test-bed';
import type { LaneRunner } from './lane-runner';
import { both, lanes as allLanes, partsOf, type Lane, type Part } from './lanes';
import { openSession } from './session';

/** A part of a lane with what Cucumber has said of it so far. */
interface PartRun extends LaneMessages {
  readonly part: Part;
  readonly envelopes: Envelope[];
}

/** What the lanes of a run consist of, before any of it has run. */
export function openRuns({ lanes: wanted }: Plan, { lanes }: Stage): PartRun[] {
  const parts = lanes.flatMap((lane) => partsOf(lane, lanes, wanted));
  return parts.map((part) => ({ lane: part.lane.name, part, envelopes: [] }));
}

/** What a run has and whom it tells how far it is. */
interface Circumstances {
  readonly plan: Plan;
  readonly stage: Stage;
  readonly interruption: Interruption;
  readonly progress: Progress | undefined;
  readonly interim: Interim | undefined;
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
    const { key, session } = sessionFor(part, plan, stage);
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

function sessionFor(
  { lane, onLaneServers }: Part,
  { target, exploration }: Plan,
  { running, missing }: Stage,
): ReturnType<typeof openSession> {
  return openSession({
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
function serversOf(lane: Lane, { alone, joined }: RunningTarget): readonly Instance[] {
  if (lane.spread) return joined;
  const own = alone[allLanes.filter(({ spread }) => !spread).indexOf(lane)] ?? alone[0];
  return own ? [own] : [];
}

function deviatingIn({ name }: Lane, { deviations }: Plan['target']): string[] {
  const here = deviations.filter((deviation) => isOfLane(deviation, name));
  return here.map(({ requirement }) => requirement);
}
