import { randomBytes } from 'node:crypto';
import { keepSecret } from '../target-file/secrets';
import { sharedBecause } from '../target-file/start/start-schema';
import type { Target } from '../target-file/target-file';
import { attach } from './attach-or-launch';
import { openProxiedConnection } from './backplane/backplane-connection';
import { CrashWatch, type Crash } from './crashes';
import { DisposableServers } from './disposable-servers';
import type { Instance } from './instance';
import type { BackplaneLink, Launcher } from './launch';
import { clusterOptions, launcherFor, type TargetLauncher } from './launcher';
import { Lazy } from './lazy';
import type { SlowNetwork } from './network/slow-network';
import { waitUntilReady } from './ready';
import {
  startShortTimeoutServer,
  type Leniency,
  type ShortTimeoutServer,
} from './short-timeout-server';

/** Number of instances of each kind that a run needs. */
export interface InstanceCounts {
  readonly standalone: number;
  readonly clustered: number;
}

/** Instances of a target while they run. */
export interface RunningTarget {
  /** Instances without a backplane. If the target was only attached to: the `clustered` ones. */
  readonly standalone: readonly Instance[];
  /** Returns two instances without a backplane and starts what is missing at the first call. Absent if the suite starts nothing. */
  readonly isolated?: () => Promise<IsolatedServers>;
  /** Instances that a backplane joins to one cluster. */
  readonly clustered: readonly Instance[];
  /** Secret of the tokens that the instances accept. */
  readonly jwtSecret: string;
  /**
   * Returns one more standalone instance, with short timeouts, small limits and connection state recovery; started at
   * the first call. Absent if the suite starts nothing.
   */
  readonly shortTimeoutServer?: () => Promise<ShortTimeoutServer>;
  /** Returns the instances for fault injection, started at the first call. Absent if the suite starts nothing. */
  readonly disposableServers?: () => Promise<DisposableServers>;
  /** Starts an instance in the place of a standalone one that has crashed; a lane that shares the server begins with it. Throws TargetError. Absent if the suite starts nothing. */
  readonly replace?: (crashed: Instance) => Promise<Instance>;
  /** Stops the instance that all lanes share, so that the next lane starts another. Absent if they share none, or the suite did not start it. */
  readonly endLane?: () => Promise<void>;
  /** Returns the instances that ended before the suite stopped them. */
  crashes(): readonly Crash[];
  stop(): Promise<void>;
}

/** Options of `startTarget`. */
interface StartOptions {
  /** Network with added latency between the suite, the instances and Redis. */
  readonly network?: SlowNetwork;
  /** Folder for the output of the instances. */
  readonly logs?: string;
  /** Returns how lenient a short-timeout server that starts now must be; not at all, if left out. */
  readonly leniency?: () => Leniency;
}

/** Instances without a backplane between them. */
export interface IsolatedServers {
  readonly instances: readonly Instance[];
  stop(): Promise<void>;
}

/**
 * Starts the instances of a target, or attaches to them, and waits until all are ready. Throws TargetError; no instance is
 * left running then.
 */
export async function startTarget(
  target: Target,
  backplaneLink: BackplaneLink,
  counts: InstanceCounts,
  { network, logs, leniency = () => 1 }: StartOptions = {},
): Promise<RunningTarget> {
  const jwtSecret = target.credentials?.jwtSecret ?? randomBytes(24).toString('base64url');
  keepSecret(jwtSecret);
  if ('urls' in target.start) return await attachTo(target.start.urls, target, jwtSecret);
  const launcher = await launcherFor(target, {
    backplaneLink,
    contract: { JWT_SECRET: jwtSecret },
    ...(logs !== undefined && { logs }),
  });
  const watch = new CrashWatch();
  const launch = watch.launcher(network?.launcher(launcher.launch) ?? launcher.launch);
  const { disposableBackplane } = launcher;
  const stop = (): Promise<void> => launcher.stop();
  try {
    const watched = { launch, disposableBackplane, stop, leniency };
    const started = await startAll(watched, target, backplaneLink, counts);
    const ending = endOfLane(target, watch, started);
    return { ...started, jwtSecret, crashes: watch.list, ...ending };
  } catch (error) {
    await stop();
    throw error;
  }
}

function endOfLane(
  { start }: Target,
  watch: CrashWatch,
  { standalone }: Pick<RunningTarget, 'standalone'>,
): Pick<RunningTarget, 'endLane'> {
  return sharedBecause(start) === undefined ? {} : { endLane: () => watch.stop(standalone) };
}

async function startAll(
  launcher: TargetLauncher & Required<Pick<StartOptions, 'leniency'>>,
  target: Target,
  backplaneLink: BackplaneLink,
  counts: InstanceCounts,
): Promise<Omit<RunningTarget, 'jwtSecret' | 'crashes'>> {
  const { launch, leniency } = launcher;
  const groups = await startGroups(launch, backplaneLink, counts);
  const started = Object.values(groups).flat();
  await waitUntilAllReady(started, target);
  const shortTimeoutServer = new Lazy(() => startOneShort(launch, target, leniency()));
  const disposableServers = new Lazy(() => startDisposableServers(launcher, backplaneLink, target));
  const isolated = new Lazy(() => startIsolatedServers(launch, groups.standalone, target));
  const later = [shortTimeoutServer, disposableServers, isolated];
  return {
    ...groups,
    replace: async ({ number }) => {
      const another = await launch(1, { kind: 'standalone', first: number });
      started.push(...another);
      groups.standalone.splice(number - 1, 1, ...another);
      return await firstReady(another, target);
    },
    shortTimeoutServer: shortTimeoutServer.get,
    disposableServers: disposableServers.get,
    isolated: isolated.get,
    stop: () => stopAll([...started, ...later]).then(() => launcher.stop()),
  };
}

async function startOneShort(
  launch: Launcher,
  target: Target,
  leniency: Leniency,
): Promise<ShortTimeoutServer> {
  return await startShortTimeoutServer(leniency, async (env) => {
    return await firstReady(await launch(1, { kind: 'short-timeout', env }), target);
  });
}

async function firstReady(started: readonly Instance[], target: Target): Promise<Instance> {
  await waitUntilAllReady(started, target);
  return started[0] as Instance;
}

async function startIsolatedServers(
  launch: Launcher,
  standalone: readonly Instance[],
  target: Target,
): Promise<IsolatedServers> {
  const first = standalone.length + 1;
  const more = await launch(Math.max(0, 2 - standalone.length), { kind: 'isolated', first });
  await waitUntilAllReady(more, target);
  return { instances: [...standalone, ...more], stop: () => stopAll(more) };
}

/** A cluster with a backplane connection and a Redis key of its own, so that a fault reaches no other instance. */
async function startDisposableServers(
  { launch, disposableBackplane }: TargetLauncher,
  backplaneLink: BackplaneLink,
  target: Target,
): Promise<DisposableServers> {
  const { proxySite } = backplaneLink;
  const proxied = proxySite && (await openProxiedConnection(proxySite));
  const link = proxied ? { ...backplaneLink, redisUrl: proxied.url } : backplaneLink;
  const options = clusterOptions(link);
  const backplane = disposableBackplane ?? proxied;
  return await DisposableServers.start({
    launch: async (number) => {
      const [instance] = await launch(1, { ...options, kind: 'disposable', first: number });
      return instance as Instance;
    },
    startMs: target.timeouts.start,
    connect: target.connect,
    ...(backplane && { backplane }),
  });
}

async function attachTo(
  urls: readonly string[],
  target: Target,
  jwtSecret: string,
): Promise<RunningTarget> {
  const instances = attach(urls);
  await waitUntilAllReady(instances, target);
  return {
    standalone: instances,
    clustered: instances,
    jwtSecret,
    crashes: () => [],
    stop: () => stopAll(instances),
  };
}

/** Waits for all instances, and stops them if one does not become ready. Throws TargetError. */
async function waitUntilAllReady(
  instances: readonly Instance[],
  { timeouts, connect }: Target,
): Promise<void> {
  try {
    await Promise.all(
      instances.map((instance) => waitUntilReady(instance, timeouts.start, connect)),
    );
  } catch (error) {
    await stopAll(instances);
    throw error;
  }
}

async function stopAll(instances: readonly { stop(): Promise<unknown> }[]): Promise<void> {
  await Promise.all(instances.map((instance) => instance.stop()));
}

type Groups = Record<keyof InstanceCounts, Instance[]>;

async function startGroups(
  launch: Launcher,
  backplaneLink: BackplaneLink,
  counts: InstanceCounts,
): Promise<Groups> {
  const standalone = await launch(counts.standalone, { kind: 'standalone' });
  try {
    const options = clusterOptions(backplaneLink);
    const clustered = await launch(counts.clustered, { ...options, kind: 'clustered' });
    return { standalone, clustered };
  } catch (error) {
    await stopAll(standalone);
    throw error;
  }
}
