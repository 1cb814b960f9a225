import { randomBytes } from 'node:crypto';
import { extname, join, resolve } from 'node:path';
import type { StartedNetwork } from 'testcontainers';
import { launchContainers } from './containers';
import type { Instance } from './instance';
import { launchEach, launchTogether } from './launch';
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

/** This package's own folder. */
const root = resolve(__dirname, '..', '..');

/** The reference server as JavaScript, for containers: the compiler of the clone may be another platform's. */
const compiledReference = join('dist', 'reference-server', 'main.js');

/** Starts a number of instances, with more variables, another program or other numbers than the usual ones. */
export type Launcher = (
  count: number,
  more?: { env?: object; together?: true; first?: number },
) => Promise<Instance[]>;

/** What the launcher of joined instances gives them, so that they find each other and nobody else. */
export function extrasFor({ kind, redisUrl }: Joined): Parameters<Launcher>[1] {
  if (kind === 'ipc') return { together: true };
  const key = `rooms-conformance-${randomBytes(6).toString('hex')}`;
  return redisUrl === undefined ? {} : { env: { REDIS_URL: redisUrl, REDIS_KEY: key } };
}

/** How the instances of a target are started: as processes, or in containers on the backplane's network. */
export function launcherFor(target: Target, { network }: Joined, contract: object): Launcher {
  const server = commandOf(target, { ...contract });
  if (!network) {
    return (count, { env, together, first } = {}) =>
      together
        ? launchTogether({ ...server, command: referenceCommand('cluster') }, count)
        : launchEach({ ...server, env: { ...server.env, ...env } }, count, first);
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
