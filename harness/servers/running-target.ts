import { randomBytes } from 'node:crypto';
import { keepSecret } from '../target-file/secrets';
import type { Target } from '../target-file/target-file';
import { attach } from './attach-or-launch';
import { CrashWatch, type Crash } from './crashes';
import { DisposableServers } from './disposable-servers';
import type { Instance } from './instance';
import { clusterOptions, launcherFor, type BackplaneLink, type Launcher } from './launcher';
import { Lazy } from './lazy';
import type { SlowNetwork } from './network/slow-network';
import { TcpProxy } from './network/tcp-proxy';
import { waitUntilReady } from './ready';
import { shortTimeoutEnv } from './short-timeout-env';

/** How many instances of each kind are needed. */
export interface InstanceCounts {
  readonly standalone: number;
  readonly clustered: number;
}

/** The instances of a target while they run. */
export interface RunningTarget {
  /** Instances with no backplane at all. Of a target that was only attached: the same as `joined`. */
  readonly standalone: readonly Instance[];
  /** Two of those; what is missing of them is started when they are first asked for. Absent where the suite starts nothing. */
  readonly isolated?: () => Promise<IsolatedServers>;
  /** Instances that are one server to their clients. */
  readonly clustered: readonly Instance[];
  /** Secret of the tokens that the instances accept. */
  readonly jwtSecret: string;
  /**
   * One more instance, alone, whose time-outs and limits are short and which recovers connections; started when it is
   * first asked for. Absent where the suite starts nothing.
   */
  readonly shortTimeoutServer?: () => Promise<Instance>;
  /** Instances that scenarios may harm, started when they are first asked for. Absent where the suite starts nothing. */
  readonly disposableServers?: () => Promise<DisposableServers>;
  /** Who of them has ended before the suite ended it. */
  crashes(): readonly Crash[];
  stop(): Promise<void>;
}

/** What lies around the instances. */
interface StartOptions {
  /** Slow roads to them. */
  readonly network?: SlowNetwork;
  /** Folder for what each of them prints. */
  readonly logs?: string;
}

/** Instances with nothing between them that would make them one server. */
export interface IsolatedServers {
  readonly instances: readonly Instance[];
  stop(): Promise<void>;
}

/**
 * Starts or reaches the instances, the started ones by the slow network if there is one, and waits until all are ready.
 * Throws TargetError; nothing is left running then.
 */
export async function startTarget(
  target: Target,
  joined: BackplaneLink,
  counts: InstanceCounts,
  { network, logs }: StartOptions = {},
): Promise<RunningTarget> {
  const jwtSecret = target.credentials?.jwtSecret ?? randomBytes(24).toString('base64url');
  keepSecret(jwtSecret);
  if ('urls' in target.start) return await attachTo(target.start.urls, target, jwtSecret);
  const direct = await launcherFor(target, {
    backplaneLink,
    contract: { JWT_SECRET: jwtSecret },
    ...(logs !== undefined && { logs }),
  });
  const deaths = new CrashWatch();
  const launch = deaths.launcher(network?.launcher(direct) ?? direct);
  const started = await startAll(launch, target, joined, counts);
  return { ...started, jwtSecret, crashes: deaths.list };
}

async function startAll(
  launch: Launcher,
  target: Target,
  joined: BackplaneLink,
  counts: InstanceCounts,
): Promise<Omit<RunningTarget, 'jwtSecret' | 'deaths'>> {
  const groups = await startGroups(launch, joined, counts);
  const started = Object.values(groups).flat();
  await untilAllReady(started, target);
  const shortTimeoutServer = new Lazy(() => startShortTimeoutServer(launch, target));
  const disposableServers = new Lazy(() => startDisposableServers(launch, joined, target));
  const isolated = new Lazy(() => startIsolatedServers(launch, groups.alone, target));
  return {
    ...groups,
    shortTimeoutServer: shortTimeoutServer.get,
    disposableServers: disposableServers.get,
    isolated: isolated.get,
    stop: async () => {
      await Promise.all([
        stopAll(started),
        shortTimeoutServer.stop(),
        disposableServers.stop(),
        isolated.stop(),
      ]);
    },
  };
}

async function startShortTimeoutServer(launch: Launcher, target: Target): Promise<Instance> {
  const started = await launch(1, { kind: 'short-timeout', env: shortTimeoutEnv });
  await untilAllReady(started, target);
  return started[0] as Instance;
}

async function startIsolatedServers(
  launch: Launcher,
  alone: readonly Instance[],
  target: Target,
): Promise<IsolatedServers> {
  const first = alone.length + 1;
  const more = await launch(Math.max(0, 2 - alone.length), { kind: 'isolated', first });
  await untilAllReady(more, target);
  return { instances: [...alone, ...more], stop: () => stopAll(more) };
}

/** Joined like the others, but by a road of their own and with a key of their own: what is done to them harms nobody else. */
async function startDisposableServers(
  launch: Launcher,
  joined: BackplaneLink,
  target: Target,
): Promise<DisposableServers> {
  const { redisUrl } = joined;
  const link = TcpProxy.canProxy(redisUrl) ? await TcpProxy.to(redisUrl) : undefined;
  const extras = clusterOptions(link ? { ...joined, redisUrl: link.url } : joined);
  return await DisposableServers.start({
    launch: async (number) => {
      const [instance] = await launch(1, { ...extras, kind: 'disposable', first: number });
      return instance as Instance;
    },
    startMs: target.timeouts.start,
    ...(link && { proxy }),
  });
}

async function attachTo(
  urls: readonly string[],
  target: Target,
  jwtSecret: string,
): Promise<RunningTarget> {
  const instances = attach(urls);
  await untilAllReady(instances, target);
  return {
    standalone: instances,
    clustered: instances,
    jwtSecret,
    crashes: () => [],
    stop: () => stopAll(instances),
  };
}

/** Waits for all of them; ends them if one does not come. Throws TargetError. */
async function untilAllReady(instances: readonly Instance[], { timeouts }: Target): Promise<void> {
  try {
    await Promise.all(instances.map((instance) => waitUntilReady(instance, timeouts.start)));
  } catch (error) {
    await stopAll(instances);
    throw error;
  }
}

async function stopAll(instances: readonly Instance[]): Promise<void> {
  await Promise.all(instances.map((instance) => instance.stop()));
}

type Groups = Record<keyof InstanceCounts, Instance[]>;

async function startGroups(launch: Launcher, joined: BackplaneLink, counts: InstanceCounts): Promise<Groups> {
  const alone = await launch(counts.standalone, { kind: 'alone' });
  try {
    const extras = clusterOptions(joined);
    return { alone, joined: await launch(counts.clustered, { ...extras, kind: 'joined' }) };
  } catch (error) {
    await Promise.all(alone.map((instance) => instance.stop()));
    throw error;
  }
}
