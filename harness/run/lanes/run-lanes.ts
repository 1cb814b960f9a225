import type { Envelope } from '@cucumber/messages';
import { driverOf } from '../../drivers/driver-of';
import type { Instance } from '../../servers/instance';
import type { DelayMeter } from '../../servers/lane-context';
import type { RunningTarget } from '../../servers/running-target';
import { envelopeInSet } from '../../specification/sets/earlier-set';
import { sharedBecause } from '../../target-file/start/start-schema';
import type { LaneMessages } from '../../verdict/lane-result';
import { isOfLane } from '../../verdict/status';
import type { Checkpoints } from '../checkpoints';
import type { Interruption } from '../interruption/interruption';
import { envelopeFromHere } from '../own-features/places';
import { validDeviations, type Plan } from '../plan';
import type { Progress } from '../progress';
import type { TestBed } from '../test-bed';
import type { LaneRunner } from './lane-runner';
import { scenariosEndedBy, type EndedScenario } from './ended-scenarios';
import { both, lanes as allLanes, partsOf, type Lane, type LanePart } from './lanes';
import { openRunningLane } from './running-lane';

/** A part of a lane with Cucumber's messages so far. */
export interface PartRun extends LaneMessages {
  readonly part: LanePart;
  readonly envelopes: Envelope[];
}

/** Returns the parts of all lanes, before any of them has run. */
export function preparePartRuns({ lanes: requested }: Plan, testBed: TestBed): PartRun[] {
  const { lanes: running, spare } = testBed;
  const hasSpare = spare !== undefined;
  const parts = running.flatMap((lane) => partsOf(lane, { running, requested, hasSpare }));
  return parts.map((part) => ({ lane: part.lane.name, part, envelopes: [] }));
}

/**
 * Returns a part that has read all features of the run; undefined if none has yet. A part that runs beside the others of its
 * lane reads only the files of its scenarios.
 */
export function withAllFeatures<Run extends Pick<PartRun, 'part' | 'envelopes'>>(
  runs: readonly Run[],
): Run | undefined {
  return runs.find(
    ({ part, envelopes }) => part.oneOf === undefined && envelopes.some(({ testCase }) => testCase),
  );
}

/** State of a run that all lanes share. */
interface Circumstances {
  readonly plan: Plan;
  readonly testBed: TestBed;
  readonly machine: DelayMeter;
  readonly interruption: Interruption;
  readonly progress: Pick<Progress, 'on' | 'end'> | undefined;
  readonly checkpoints: Checkpoints | undefined;
  /** Called one after the other for each scenario that has ended. */
  readonly listeners: readonly ((scenario: EndedScenario) => void)[];
}

/**
 * Runs the parts of all lanes: in parallel if each has servers of its own, one after the other if they share the servers.
 */
export async function runLanes(
  runner: LaneRunner,
  runs: readonly PartRun[],
  circumstances: Circumstances,
): Promise<void> {
  const { plan, testBed, machine, interruption, progress } = circumstances;
  const runOne = async (run: PartRun): Promise<void> => {
    const { part } = run;
    const { key, lane } = openLaneFor(part, plan, testBed, machine);
    interruption.watch(lane);
    const selection = {
      ...{ part: part.name, laneKey: key, tags: both(part.tags, plan.tags) },
      oneOf: [part.oneOf, plan.oneOf].filter((tags) => tags !== undefined),
      ...(plan.named && { names: plan.named.names }),
    };
    await runner.run(selection, (message) => {
      const placed = envelopeFromHere(plan.own?.files ?? [], message);
      take(envelopeInSet(plan.requirements, placed), run, circumstances);
    });
    progress?.end(part.name);
  };
  if (sharedBecause(plan.target.start) === undefined) await Promise.all(runs.map(runOne));
  else
    for (const run of runs) {
      await runOne(run);
      if (run.part.servers === 'lane') await testBed.running.endLane?.();
    }
}

/** Adds a message to those of its part, and tells everybody who waits for it. */
function take(
  envelope: Envelope,
  { lane, part, envelopes }: PartRun,
  { plan, progress, checkpoints, listeners }: Circumstances,
): void {
  envelopes.push(envelope);
  progress?.on(part.name, envelope);
  if (listeners.length > 0) {
    const ended = scenariosEndedBy(envelope, { lane, envelopes }, validDeviations(plan));
    for (const listener of listeners) ended.forEach(listener);
  }
  if (envelope.testCaseFinished) checkpoints?.begin();
}

/** Opens a part of a lane on its servers. */
export function openLaneFor(
  { lane, servers }: LanePart,
  { target, exploration }: Plan,
  testBed: TestBed,
  machine: DelayMeter,
): ReturnType<typeof openRunningLane> {
  const { running, missing, backplaneFailure } = testBed;
  return openRunningLane({
    lane,
    instances: instancesFor({ lane, servers }, testBed),
    ...(!lane.isSpread && running.replace && { replace: running.replace }),
    ...(lane.isSpread && { backplaneFailure }),
    ...(running.isolated && { isolated: running.isolated }),
    ...(running.shortTimeoutServer && { shortTimeoutServer: running.shortTimeoutServer }),
    ...(running.disposableServers && { disposableServers: running.disposableServers }),
    jwtSecret: running.jwtSecret,
    ...(target.credentials?.member !== undefined && { tokens: target.credentials }),
    driver: driverOf(target),
    machine,
    capabilities: target.capabilities,
    timeouts: target.timeouts,
    exploration,
    deviations: deviatingIn(lane, target),
    missing,
  });
}

function instancesFor(
  { lane, servers }: Pick<LanePart, 'lane' | 'servers'>,
  { running, spare }: TestBed,
): readonly Instance[] {
  if (servers === 'lane') return serversOf(lane, running);
  return servers === 'spare' && spare ? [spare] : [];
}

/** Returns the clustered instances for the spread lane, and one standalone instance for each other lane. */
function serversOf(lane: Lane, { standalone, clustered }: RunningTarget): readonly Instance[] {
  if (lane.isSpread) return clustered;
  const own =
    standalone[allLanes.filter(({ isSpread }) => !isSpread).indexOf(lane)] ?? standalone[0];
  return own ? [own] : [];
}

function deviatingIn({ name }: Lane, { deviations }: Plan['target']): string[] {
  const here = deviations.filter((deviation) => isOfLane(deviation, name));
  return here.map(({ requirement }) => requirement);
}
