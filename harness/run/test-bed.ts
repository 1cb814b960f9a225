import { join } from 'node:path';
import { preflight } from '../doctor/preflight';
import { undeclaredCapabilities } from '../doctor/undeclared-capabilities';
import { driverOf } from '../drivers/driver-of';
import { type RunningBackplane, BackplaneError } from '../servers/backplane/backplane';
import { openContainerNetwork, type ContainerNetwork } from '../servers/backplane/container-redis';
import { findBackplane } from '../servers/backplane/find-backplane';
import type { Instance } from '../servers/instance';
import type { Skip } from '../servers/lane-context';
import type { BackplaneLink } from '../servers/launch';
import { SlowNetwork } from '../servers/network/slow-network';
import { TcpProxy } from '../servers/network/tcp-proxy';
import type { Leniency } from '../servers/short-timeout-server';
import { startTarget, type InstanceCounts, type RunningTarget } from '../servers/running-target';
import type { Target } from '../target-file/target-file';
import type { Lane } from './lanes/lanes';
import type { RunOptions } from './options';
import type { Plan } from './plan';
import { logsFolder } from './folder/report-folder';
import { countsFor, usesSpare } from './instance-counts';
import { skipReasons } from './skip-reasons';

/** Everything that must be running before the first scenario: the backplane and the instances, checked by the preflight. */
export interface TestBed {
  /** Requested lanes that apply. */
  readonly lanes: readonly Lane[];
  readonly running: RunningTarget;
  /** Server without a backplane for scenarios that wait beside those of the lanes; absent unless all requirements run. */
  readonly spare?: Instance;
  /** Human-readable name of the backplane. */
  readonly backplane: string;
  /** By tag: why its scenarios cannot run. */
  readonly missing: Readonly<Record<string, Skip>>;
  /** Human-readable findings about the target that no scenario reports. */
  readonly findings: readonly string[];
  /** Returns a human-readable reason if the backplane that the suite provides has failed. */
  readonly backplaneFailure: () => Promise<string | undefined>;
  stop(): Promise<void>;
}

/** How a test bed is started. */
interface Settings {
  readonly say: (line: string) => void;
  /** Returns how lenient a short-timeout server that starts now must be. */
  readonly leniency?: () => Leniency;
  /** Checks an instance before the first scenario; the preflight, if left out. */
  readonly check?: typeof preflight;
}

/**
 * Starts the backplane and the instances, prints what happens, and checks every instance. Throws TargetError or
 * BackplaneError; nothing is left running then.
 */
export async function startTestBed(
  plan: Plan,
  options: RunOptions,
  { say, leniency = () => 1, check = preflight }: Settings,
): Promise<TestBed> {
  const backplane = await backplaneFor(plan, options, say);
  const link = linkTo(backplane, plan.target);
  const missing = skipReasons(plan, options, link);
  const lanes = lanesFor(plan, missing);
  const name = nameOf(plan, backplane);
  say(`backplane: ${name}`);
  try {
    const counts = countsFor(plan, lanes);
    const running = await startInstances(plan, link, counts, { check, leniency });
    const spare = usesSpare(plan, lanes) ? running.standalone.at(-1) : undefined;
    const stop = async (): Promise<void> => {
      await running.stop();
      await backplane?.stop();
    };
    say(targetLine(plan, running));
    const findings = [...undeclared(running), ...(await findingsOf(plan.target, running, options))];
    const backplaneFailure = async (): Promise<string | undefined> => await backplane?.failure();
    const found = { backplane: name, missing, findings };
    return { lanes, running, ...(spare && { spare }), ...found, backplaneFailure, stop };
  } catch (error) {
    await backplane?.stop();
    throw error;
  }
}

function targetLine({ target }: Plan, running: RunningTarget): string {
  const urls = instancesOf(running).map(({ url }) => url);
  return `target: ${target.name}, ${urls.join(', ')}`;
}

/** Returns what the preflight has seen and the target file does not declare: without it, nobody would know why a scenario fails. */
function undeclared({ unexplained }: StartedTarget): string[] {
  if (unexplained.length === 0) return [];
  const lines = unexplained.map((line) => line.trim()).join(' ');
  return [
    `clients received events that the target file does not declare; these lines would: ${lines}`,
  ];
}

/** Returns the undeclared capabilities of the first instance, and the operations after which silence is not proven. */
async function findingsOf(
  target: Target,
  running: RunningTarget,
  { onlyFailed }: RunOptions,
): Promise<string[]> {
  const driver = driverOf(target);
  const [first] = instancesOf(running);
  // To see that a target does not answer takes a second, and scenarios that no capability kept from running lack none.
  const isAsked = first !== undefined && !onlyFailed;
  const served = isAsked ? await undeclaredCapabilities(first, target, driver) : [];
  const { timeBounded } = driver;
  if (timeBounded.length === 0) return served;
  const why =
    'the target neither confirms them nor handles events one at a time (concurrentHandlers)';
  return [
    ...served,
    `after ${timeBounded.join(', ')}, silence is bounded by time, not proven: ${why}`,
  ];
}

/** Returns all instances, each of them once. */
export function instancesOf({
  standalone,
  clustered,
}: Pick<RunningTarget, 'standalone' | 'clustered'>): Instance[] {
  return [...new Set([...clustered, ...standalone])];
}

/** A running target that has passed the preflight. */
interface StartedTarget extends RunningTarget {
  /** Lines of the target file that would declare events which nothing explains. */
  readonly unexplained: readonly string[];
}

async function startInstances(
  plan: Plan,
  link: BackplaneLink,
  counts: InstanceCounts,
  { check, leniency }: Required<Pick<Settings, 'check' | 'leniency'>>,
): Promise<StartedTarget> {
  const { target, latencyMs } = plan;
  const { answer, start } = target.timeouts;
  const network = latencyMs === undefined ? undefined : new SlowNetwork(latencyMs, start);
  const reached = (await network?.backplaneLink(link)) ?? link;
  let running: RunningTarget | undefined;
  const stop = async (): Promise<void> => {
    await running?.stop();
    await network?.close();
  };
  try {
    const logs = join(plan.out, logsFolder);
    const options = { ...(network && { network }), logs, leniency };
    running = await startTarget(target, reached, counts, options);
    const driver = driverOf(target);
    const instances = instancesOf(running);
    const lines = await Promise.all(instances.map((one) => check(one, answer, driver)));
    return { ...running, stop, unexplained: [...new Set(lines.flat())] };
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
  if (servers < 2 || bringsBackplane(target)) return undefined;
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

/** Whether the servers of a target have a backplane that the suite does not provide, or none. */
function bringsBackplane({ start, backplane }: Target): boolean {
  return 'urls' in start || 'compose' in start || backplane === 'none';
}

function linkTo(
  backplane: RunningBackplane | ContainerNetwork | undefined,
  { start, backplane: wanted }: Target,
): BackplaneLink {
  const hasOwnRedis = 'compose' in start && start.backplane !== undefined && wanted === 'redis';
  if (!backplane) return { kind: hasOwnRedis ? 'redis' : 'none' };
  const { kind, redisUrl } = backplane;
  if ('network' in backplane) {
    const { network, redisUrlInNetwork, proxySite } = backplane;
    return { kind, redisUrl: redisUrlInNetwork, network, ...(proxySite && { proxySite }) };
  }
  if (redisUrl === undefined) return { kind };
  const proxySite = TcpProxy.canProxy(redisUrl) && { host: '127.0.0.1', redisUrl };
  return { kind, redisUrl, ...(proxySite && { proxySite }) };
}

/** Leaves out the spread lane if there is no cluster. Throws BackplaneError if no lane is left. */
function lanesFor({ target, lanes }: Plan, missing: TestBed['missing']): Lane[] {
  const reason = missing['@cluster']?.reason;
  const canSpread = target.capabilities.includes('cluster') && reason === undefined;
  const { transports } = target.connect;
  const applicable = lanes.filter(
    ({ isSpread, transport }) =>
      (!isSpread || canSpread) && transports.some((one) => one === transport),
  );
  if (applicable.length > 0) return applicable;
  const why = reason ?? `clients of the target use ${transports.join(' and ')} only`;
  throw new BackplaneError(`no lane can run: ${why}`);
}

function nameOf({ target, servers }: Plan, backplane: RunningBackplane | undefined): string {
  if (backplane) return backplane.name;
  if (servers < 2) return 'none (one instance)';
  if ('urls' in target.start) return "the target's own (not known)";
  const service = 'compose' in target.start ? target.start.backplane : undefined;
  return service === undefined ? "the target's own" : `the target's own (service ${service})`;
}
