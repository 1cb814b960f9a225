import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Target } from '../target-file/target-file';
import { launchEach, launchTogether, type LogOf } from './attach-or-launch';
import type { BackplaneConnection } from './backplane/backplane-connection';
import { ComposeServers } from './containers/compose/compose-servers';
import { launchContainers } from './containers/container-servers';
import type { BackplaneLink, InstanceKind, Launcher, LaunchOptions } from './launch';
import type { ServerCommand } from './process/server-process';
import { bundledReference, type ReferenceProgram } from './programs/reference-programs';

/** A launcher, and what it has started besides the instances. */
export interface TargetLauncher {
  readonly launch: Launcher;
  /** Connection of the disposable servers to a backplane that the target brings itself, undefined if the suite cannot cut it. */
  readonly disposableBackplane: BackplaneConnection | undefined;
  /** Removes what is left once the instances are stopped. */
  stop(): Promise<void>;
}

/** Returns the launch options of a cluster: its Redis and a random key, so that only its own instances find each other. */
export function clusterOptions({ kind, redisUrl }: BackplaneLink): LaunchOptions {
  if (kind === 'ipc') return { together: true };
  const key = `rooms-conformance-${randomBytes(6).toString('hex')}`;
  return redisUrl === undefined ? {} : { env: { REDIS_URL: redisUrl, REDIS_KEY: key } };
}

/** Settings that all instances of a run share. */
interface LaunchSettings {
  readonly backplaneLink: BackplaneLink;
  /** Variables of the contract (Contract 3.5-3.13) that are the same for all instances. */
  readonly contract: Readonly<Record<string, string>>;
  /** Folder for their output; without it no logs are kept. */
  readonly logs?: string;
}

/**
 * Returns the launcher of a target: instances are started as processes or in containers, on the backplane's network if there
 * is one, or by Docker Compose. Throws TargetError, or an error if the reference server cannot be bundled.
 */
export async function launcherFor(
  target: Target,
  settings: LaunchSettings,
): Promise<TargetLauncher> {
  const { start, timeouts } = target;
  const env = { ...settings.contract, ...target.env };
  if ('compose' in start) {
    const logNamed = logsIn(settings.logs);
    return await ComposeServers.prepare({ start, env, startMs: timeouts.start, logNamed });
  }
  const launch = await instanceLauncher(target, env, settings);
  return { launch, disposableBackplane: undefined, stop: () => Promise.resolve() };
}

async function instanceLauncher(
  target: Target,
  env: Readonly<Record<string, string>>,
  { backplaneLink: { network }, logs }: LaunchSettings,
): Promise<Launcher> {
  const { start, timeouts } = target;
  const logNamed = logsIn(logs);
  const logOf = (kind: InstanceKind) => (number: number) => logNamed(`${kind}-instance-${number}`);
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
      ? { ...start, cwd, env }
      : { command: referenceCommand('main'), cwd: await bundledReference(), env };
  return (count, { kind, env: more, together, first }) => {
    if (!together)
      return launchEach({ ...server, env: { ...env, ...more } }, count, first, logOf(kind));
    const cluster = { ...server, command: referenceCommand('cluster') };
    return launchTogether(cluster, count, logOf(kind)(1));
  };
}

function logsIn(folder: string | undefined): (name: string) => string | undefined {
  return (name) => folder && join(folder, `${name}.log`);
}

function referenceCommand(program: ReferenceProgram): readonly string[] {
  return [process.execPath, programOf(program)];
}

function programOf(program: ReferenceProgram): string {
  return join('reference-server', `${program}.js`);
}
