import { randomBytes } from 'node:crypto';
import { extname, join, resolve } from 'node:path';
import type { StartedNetwork } from 'testcontainers';
import { bundle } from './bundle';
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

/**
 * How the instances of a target are started: as processes, or in containers on the backplane's network. Throws if the
 * reference server is wanted and cannot be put into one piece.
 */
export async function launcherFor(
  target: Target,
  { network }: Joined,
  contract: object,
): Promise<Launcher> {
  const server = await commandOf(target, { ...contract });
  if (!network) {
    return (count, { env, together, first } = {}) =>
      together
        ? launchTogether({ ...server, command: referenceCommand('cluster') }, count)
        : launchEach({ ...server, env: { ...server.env, ...env } }, count, first);
  }
  const startMs = target.timeouts.start;
  const container = { command: ['node', programOf('main')], project: server.cwd, network, startMs };
  return (count, { env } = {}) =>
    launchContainers({ ...container, env: { ...server.env, ...env } }, count);
}

async function commandOf(
  { start, cwd, env }: Target,
  contract: Record<string, string>,
): Promise<ServerCommand> {
  const all = { ...contract, ...env };
  if ('command' in start) return { command: start.command, cwd, env: all };
  return { command: referenceCommand('main'), cwd: await bundledReference(), env: all };
}

type Program = 'main' | 'cluster';

function referenceCommand(program: Program): readonly string[] {
  return [process.execPath, programOf(program)];
}

function programOf(program: Program): string {
  return join('reference-server', `${program}.js`);
}

let bundled: Promise<string> | undefined;

/** This repository's own server, from TypeScript in a clone and from JavaScript in a package; once in a process. */
function bundledReference(): Promise<string> {
  const programs = (['main', 'cluster'] as const).map((program) =>
    join(root, 'reference-server', `${program}${extname(__filename)}`),
  );
  return (bundled ??= bundle(root, programs));
}
