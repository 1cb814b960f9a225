import { randomBytes } from 'node:crypto';
import { extname, join, resolve } from 'node:path';
import type { StartedNetwork } from 'testcontainers';
import { launchContainers } from './containers';
import type { Instance } from './instance';
import { attach, launchEach, launchTogether } from './launch';
import { untilReady } from './ready';
import type { ServerCommand } from './server-process';
import type { Target } from './target-file';

/** What joins the instances: Redis at a URL, node:cluster's IPC (the reference only), or nothing of the suite's. */
export interface Joined {
  readonly kind: 'redis' | 'ipc' | 'none';
  /** Where the instances reach Redis. */
  readonly redisUrl?: string;
  /** If the instances are to run in containers: the network on which they reach Redis. */
  readonly network?: StartedNetwork;
}

/** How many instances of each kind are needed. */
export interface Counts {
  readonly alone: number;
  readonly joined: number;
}

/** The instances of a target while they run. */
export interface RunningTarget {
  /** Instances with no backplane at all. Of a target that was only attached: the same as `joined`. */
  readonly alone: readonly Instance[];
  /** Instances that are one server to their clients. */
  readonly joined: readonly Instance[];
  /** Secret of the tokens that the instances accept. */
  readonly jwtSecret: string;
  stop(): Promise<void>;
}

/** This package's own folder. */
const root = resolve(__dirname, '..', '..');

/** The reference server as JavaScript, for containers: the compiler of the clone may be another platform's. */
const compiledReference = join('dist', 'reference-server', 'main.js');

/** Starts or reaches the instances and waits until all are ready. Throws TargetError; nothing is left running then. */
export async function startTarget(
  target: Target,
  joined: Joined,
  counts: Counts,
): Promise<RunningTarget> {
  const jwtSecret = randomBytes(24).toString('base64url');
  const env = { JWT_SECRET: jwtSecret };
  const groups =
    'urls' in target.start
      ? sharedGroups(target.start.urls)
      : await startGroups(launcherFor(target, joined, env), joined, counts);
  const all = new Set(Object.values(groups).flat());
  const stop = async (): Promise<void> => {
    await Promise.all([...all].map((instance) => instance.stop()));
  };
  try {
    await Promise.all([...all].map((instance) => untilReady(instance, target.timeouts.start)));
    return { ...groups, jwtSecret, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Groups = Record<keyof Counts, Instance[]>;

function sharedGroups(urls: readonly string[]): Groups {
  const instances = attach(urls);
  return { alone: instances, joined: instances };
}

/** Starts a number of instances, with more variables or another program than the usual ones. */
type Launcher = (count: number, more?: { env?: object; together?: true }) => Promise<Instance[]>;

async function startGroups(launch: Launcher, joined: Joined, counts: Counts): Promise<Groups> {
  const alone = await launch(counts.alone);
  try {
    return { alone, joined: await launch(counts.joined, extrasFor(joined)) };
  } catch (error) {
    await Promise.all(alone.map((instance) => instance.stop()));
    throw error;
  }
}

function extrasFor({ kind, redisUrl }: Joined): Parameters<Launcher>[1] {
  if (kind === 'ipc') return { together: true };
  const key = `rooms-conformance-${randomBytes(6).toString('hex')}`;
  return redisUrl === undefined ? {} : { env: { REDIS_URL: redisUrl, REDIS_KEY: key } };
}

function launcherFor(target: Target, { network }: Joined, contract: object): Launcher {
  const server = commandOf(target, { ...contract });
  if (!network) {
    return (count, { env, together } = {}) =>
      together
        ? launchTogether({ ...server, command: referenceCommand('cluster') }, count)
        : launchEach({ ...server, env: { ...server.env, ...env } }, count);
  }
  const startMs = target.timeouts.start;
  const container = { command: ['node', compiledReference], project: root, network, startMs };
  return (count, { env } = {}) =>
    launchContainers({ ...container, env: { ...server.env, ...env } }, count);
}

function commandOf({ start, cwd, env }: Target, contract: Record<string, string>): ServerCommand {
  const all = { ...contract, ...env };
  if ('command' in start) return { command: start.command, cwd, env: all };
  return { command: referenceCommand('main'), cwd: root, env: all };
}

/** How this repository's own server is started, from TypeScript in a clone and from JavaScript in a package. */
function referenceCommand(file: 'main' | 'cluster'): readonly string[] {
  const extension = extname(__filename);
  const hook = extension === '.ts' ? ['--require', 'ts-node/register'] : [];
  return [process.execPath, ...hook, join('reference-server', `${file}${extension}`)];
}
