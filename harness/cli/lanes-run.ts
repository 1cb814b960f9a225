import { lanes as allLanes, tagsOf, type Lane } from '../target/lanes';
import { openSession } from '../target/session';
import { vocabularyOf } from '../target/target-file';
import type { LaneRun } from '../verdict/lane-run';
import { isOfLane } from '../verdict/status';
import type { Interruption } from './interruption';
import { LaneRunner } from './lane-run';
import type { Plan } from './plan';
import type { Progress } from './progress';
import type { Stage } from './stage';

/**
 * Runs the lanes: side by side where each has servers of its own, so that what one lane does to a server is no matter
 * of another; one after the other on servers that they share.
 */
export async function runLanes(
  plan: Plan,
  stage: Stage,
  { interruption, progress }: { interruption: Interruption; progress: Progress | undefined },
): Promise<LaneRun[]> {
  const runner = await LaneRunner.load(plan.out);
  const runOne = async (lane: Lane): Promise<LaneRun> => {
    const { key, session } = sessionFor(lane, plan, stage);
    interruption.watch(session);
    const selection = { lane: lane.name, session: key, tags: expressionFor(lane, plan, stage) };
    const envelopes = await runner.run(selection, (envelope) => {
      progress?.on(lane.name, envelope);
    });
    progress?.end(lane.name);
    return { lane: lane.name, envelopes };
  };
  const { lanes } = stage;
  if (!('urls' in plan.target.start)) return await Promise.all(lanes.map(runOne));
  const runs: LaneRun[] = [];
  for (const lane of lanes) runs.push(await runOne(lane));
  return runs;
}

function expressionFor(lane: Lane, plan: Plan, { lanes }: Stage): string {
  const parts = [tagsOf(lane, lanes, plan.lanes), plan.tags].filter((part) => part !== '');
  return parts.map((part) => `(${part})`).join(' and ');
}

/** The lane of several servers has the joined ones; each other lane has one that is its alone. */
function sessionFor(
  lane: Lane,
  { target, exploration }: Plan,
  { running, missing }: Stage,
): ReturnType<typeof openSession> {
  const own = running.alone[allLanes.filter(({ spread }) => !spread).indexOf(lane)];
  return openSession({
    lane,
    instances: lane.spread
      ? running.joined
      : [own ?? running.alone[0]].filter((one) => one !== undefined),
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

function deviatingIn({ name }: Lane, { deviations }: Plan['target']): string[] {
  const here = deviations.filter((deviation) => isOfLane(deviation, name));
  return here.map(({ requirement }) => requirement);
}
