import type { Instance } from '../target/instance';
import { both, lanes as allLanes, partsOf, type Lane, type Part } from '../target/lanes';
import type { RunningTarget } from '../target/running-target';
import { openSession } from '../target/session';
import { vocabularyOf } from '../target/target-file';
import type { LaneRun } from '../verdict/lane-run';
import { isOfLane } from '../verdict/status';
import type { Interruption } from './interruption';
import type { LaneRunner } from './lane-run';
import type { Plan } from './plan';
import type { Progress } from './progress';
import type { Stage } from './stage';

/**
 * Runs the lanes, and the parts of each: side by side where each has servers of its own, so that what one does to a server
 * is no matter of another; one after the other on servers that they share.
 */
export async function runLanes(
  runner: LaneRunner,
  plan: Plan,
  stage: Stage,
  { interruption, progress }: { interruption: Interruption; progress: Progress | undefined },
): Promise<LaneRun[]> {
  const { lanes } = stage;
  const parts = lanes.flatMap((lane) => partsOf(lane, lanes, plan.lanes));
  const runOne = async (part: Part): Promise<LaneRun> => {
    const { key, session } = sessionFor(part, plan, stage);
    interruption.watch(session);
    const selection = { part: part.name, session: key, tags: both(part.tags, plan.tags) };
    const envelopes = await runner.run(selection, (envelope) => {
      progress?.on(part.name, envelope);
    });
    progress?.end(part.name);
    return { lane: part.lane.name, envelopes };
  };
  if (!('urls' in plan.target.start)) return await Promise.all(parts.map(runOne));
  const runs: LaneRun[] = [];
  for (const part of parts) runs.push(await runOne(part));
  return runs;
}

function sessionFor(
  { lane, onLaneServers }: Part,
  { target, exploration }: Plan,
  { running, missing }: Stage,
): ReturnType<typeof openSession> {
  return openSession({
    lane,
    instances: onLaneServers ? serversOf(lane, running) : [],
    ...(running.apart && { apart: running.apart }),
    ...(running.impatient && { impatient: running.impatient }),
    ...(running.mortals && { mortals: running.mortals }),
    jwtSecret: running.jwtSecret,
    ...(target.credentials?.member !== undefined && { tokens: target.credentials }),
    vocabulary: vocabularyOf(target),
    claims: target.capabilities,
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
