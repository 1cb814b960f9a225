import { randomBytes } from 'node:crypto';
import { extname, join } from 'node:path';
import type { StartedNetwork } from 'testcontainers';
import { programs } from '../package-root';
import type { Target } from '../target-file/target-file';
import { launchEach, launchTogether, type LogOf } from './attach-or-launch';
import { bundle } from './bundle';
import { launchContainers } from './containers/container-servers';
import type { Instance } from './instance';
import type { ServerCommand } from './process/server-process';

/** What joins the instances: Redis at a URL, node:cluster's IPC (the reference only), or nothing of the suite's. */
export interface BackplaneLink {
  readonly kind: 'redis' | 'ipc' | 'none';
  /** Where the instances reach Redis. */
  readonly redisUrl?: string;
  /** If the instances are to run in containers: the network on which they reach Redis. */
  readonly network?: StartedNetwork;
}

/** What instances are started for: it names them in logs and reports. */
export type InstanceKind = 'alone' | 'joined' | 'isolated' | 'short-timeout' | 'disposable';

/** What is not the same for all instances of a target: more variables, another program, other numbers. */
interface LaunchOptions {
  readonly env?: object;
  readonly together?: true;
  readonly first?: number;
}

/** Starts a number of instances of a kind. */
export type Launcher = (count: number, more: LaunchOptions & { kind: InstanceKind }) => Promise<Instance[]>;

/** What the launcher of joined instances gives them, so that they find each other and nobody else. */
export function clusterOptions({ kind, redisUrl }: BackplaneLink): LaunchOptions {
  if (kind === 'ipc') return { together: true };
  const key = `rooms-conformance-${randomBytes(6).toString('hex')}`;
  return redisUrl === undefined ? {} : { env: { REDIS_URL: redisUrl, REDIS_KEY: key } };
}

/** What all instances of a run have in common. */
interface LaunchSettings {
  readonly backplaneLink: BackplaneLink;
  /** The contract's variables. */
  readonly contract: Readonly<Record<string, string>>;
  /** Folder for what each of them prints; left out, nobody keeps it. */
  readonly logs?: string;
}

/**
 * How the instances of a target are started: as processes, or in containers, on the backplane's network if there is one.
 * Throws if the reference server is wanted and cannot be put into one piece.
 */
export async function launcherFor(target: Target, common: LaunchSettings): Promise<Launcher> {
  const { start, timeouts } = target;
  const { network } = common.backplaneLink;
  const env = { ...common.contract, ...target.env };
  const logOf = logsIn(common.logs);
  if (!network && !('image' in start)) return await processLauncher(target, env, logOf);
  const program =
    'image' in start
      ? start
      : { command: ['node', programOf('main')], project: await bundledReference() };
  const server = { ...program, ...(network && { network }), startMs: timeouts.start };
  return (count, { kind, env: more, first }) =>
    launchContainers({ ...server, env: { ...env, ...more } }, count, first, logOf(kind));
}

async function processLauncher(
  { start, cwd }: Target,
  env: Readonly<Record<string, string>>,
  logOf: (kind: InstanceKind) => LogOf,
): Promise<Launcher> {
  const server: ServerCommand =
    'command' in start
      ? { command: start.command, cwd, env }
      : { command: referenceCommand('main'), cwd: await bundledReference(), env };
  return (count, { kind, env: more, together, first }) => {
    if (!together)
      return launchEach({ ...server, env: { ...env, ...more } }, count, first, logOf(kind));
    const cluster = { ...server, command: referenceCommand('cluster') };
    return launchTogether(cluster, count, logOf(kind)(1));
  };
}

function logsIn(folder: string | undefined): (kind: InstanceKind) => LogOf {
  return (kind) => (number) => folder && join(folder, `${kind}-instance-${number}.log`);
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
  const files = (['main', 'cluster'] as const).map((program) =>
    join(programs, 'reference-server', `${program}${extname(__filename)}`),
  );
  return (bundled ??= bundle(programs, files));
}
