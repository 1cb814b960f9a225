import { join } from 'node:path';
import { preflight } from '../doctor/preflight';
import { undeclaredCapabilities } from '../doctor/undeclared-capabilities';
import { driverOf } from '../drivers/driver';
import { type RunningBackplane, BackplaneError } from '../servers/backplane/backplane';
import { openContainerNetwork, type ContainerNetwork } from '../servers/backplane/container-redis';
import { findBackplane } from '../servers/backplane/find-backplane';
import type { Instance } from '../servers/instance';
import type { Skip } from '../servers/lane-context';
import type { BackplaneLink } from '../servers/launcher';
import { SlowNetwork } from '../servers/network/slow-network';
import { startTarget, type InstanceCounts, type RunningTarget } from '../servers/running-target';
import type { Target } from '../target-file/target-file';
import type { Lane } from './lanes/lanes';
import type { RunOptions } from './options';
import type { Plan } from './plan';
import { logsFolder } from './report-folder';
import { skipReasons } from './skip-reasons';

/** Everything that scenarios need before the first of them: backplane and instances, up and tried. */
export interface TestBed {
  /** The lanes that apply, of those that were asked for. */
  readonly lanes: readonly Lane[];
  readonly running: RunningTarget;
  /** For people and the report: what joins the instances. */
  readonly backplane: string;
  /** Why scenarios with a tag cannot run, by tag. */
  readonly missing: Readonly<Record<string, Skip>>;
  /** For people: what was found out about the target that no scenario says. */
  readonly findings: readonly string[];
  stop(): Promise<void>;
}

/**
 * Starts it all, saying on the way what happens, and checks every instance. Throws TargetError or BackplaneError; nothing
 * is left running then.
 */
export async function startTestBed(
  plan: Plan,
  options: RunOptions,
  say: (line: string) => void,
  check = preflight,
): Promise<TestBed> {
  const backplane = await backplaneFor(plan, options, say);
  const joined = joinedBy(backplane);
  const missing = skipReasons(plan, options, joined);
  const lanes = lanesFor(plan, missing);
  const name = nameOf(plan, backplane);
  say(`backplane: ${name}`);
  try {
    const running = await startInstances(plan, joined, countsFor(plan, lanes), check);
    const stop = async (): Promise<void> => {
      await running.stop();
      await backplane?.stop();
    };
    say(
      `target: ${plan.target.name}, ${instancesOf(running)
        .map(({ url }) => url)
        .join(', ')}`,
    );
    const findings = await findingsOf(plan.target, running);
    return { lanes, running, backplane: name, missing, findings, stop };
  } catch (error) {
    await backplane?.stop();
    throw error;
  }
}

/** What the first instance serves and does not claim, and where silence is bounded by time only. */
async function findingsOf(target: Target, running: RunningTarget): Promise<string[]> {
  const driver = driverOf(target);
  const [first] = instancesOf(running);
  const served = first ? await undeclaredCapabilities(first, target, driver) : [];
  const { timeBounded } = driver;
  if (timeBounded.length === 0) return served;
  const what = `${timeBounded.join(', ')}, which the target neither confirms nor handles one at a time`;
  return [...served, `silence is bounded by time, not proven, after ${what} (concurrentHandlers)`];
}

/** The instances, joined or alone, each of them once. */
export function instancesOf({ standalone, clustered }: RunningTarget): Instance[] {
  return [...new Set([...clustered, ...standalone])];
}

async function startInstances(
  plan: Plan,
  joined: BackplaneLink,
  counts: InstanceCounts,
  check: typeof preflight,
): Promise<RunningTarget> {
  const { target, latencyMs } = plan;
  const { answer, start } = target.timeouts;
  const network = latencyMs === undefined ? undefined : new SlowNetwork(latencyMs, start);
  const roads = (await network?.backplaneLink(joined)) ?? joined;
  let running: RunningTarget | undefined;
  const stop = async (): Promise<void> => {
    await running?.stop();
    await network?.close();
  };
  try {
    const logs = join(plan.out, logsFolder);
    running = await startTarget(target, roads, counts, { ...(network && { network }), logs });
    const words = driverOf(target);
    await Promise.all(instancesOf(running).map((instance) => check(instance, answer, words)));
    return { ...running, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function backplaneFor(
  plan: Plan,
  options: RunOptions,
  say: (line: string) => void,
): Promise<RunningBackplane | ContainerNetwork | undefined> {
  const { target, servers } = plan;
  const deadlineMs = target.timeouts.start;
  if (options.serversIn === 'containers') {
    return await openContainerNetwork('--servers-in containers', deadlineMs);
  }
  if (servers < 2 || 'urls' in target.start || target.backplane === 'none') return undefined;
  if ('image' in target.start) return await openContainerNetwork('start.image', deadlineMs);
  say('looking for a backplane …');
  const redisUrl = options.redisUrl ?? process.env['REDIS_URL'];
  const backplane = await findBackplane({
    ...(redisUrl !== undefined && { redisUrl }),
    deadlineMs,
  });
  backplane.notes.forEach(say);
  return backplane;
}

function joinedBy(backplane: RunningBackplane | ContainerNetwork | undefined): BackplaneLink {
  if (!backplane) return { kind: 'none' };
  const { kind, redisUrl } = backplane;
  if ('network' in backplane) {
    return { kind, redisUrl: backplane.redisUrlInNetwork, network: backplane.network };
  }
  return redisUrl === undefined ? { kind } : { kind, redisUrl };
}

/** The lane of several servers needs several: a target that has one runs in the others. Throws BackplaneError if none is left. */
function lanesFor({ target, lanes }: Plan, missing: TestBed['missing']): Lane[] {
  const lacking = missing['@cluster'];
  const canSpread = target.capabilities.includes('cluster') && !lacking;
  const left = lanes.filter((lane) => !lane.isSpread || canSpread);
  if (left.length > 0) return left;
  throw new BackplaneError(`no lane can run: ${lacking?.reason ?? ''}`);
}

/** Every lane has servers of its own. */
function countsFor({ servers }: Plan, lanes: readonly Lane[]): InstanceCounts {
  const joined = lanes.some(({ isSpread }) => isSpread) ? servers : 0;
  return { clustered, standalone: lanes.filter(({ isSpread }) => !isSpread).length };
}

function nameOf({ target, servers }: Plan, backplane: RunningBackplane | undefined): string {
  if (backplane) return backplane.name;
  if (servers < 2) return 'none (one instance)';
  return 'urls' in target.start ? "the target's own (not known)" : "the target's own";
}
