import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import type {
  ContainerRuntimeClient,
  GenericContainer,
  StartedTestContainer,
} from 'testcontainers';
import { within } from '../../client/deadline';
import type { Engine } from '../supervisor/supervise';
import { entrust } from '../supervisor/supervisor';
import { withoutSecrets } from '../../target-file/secrets';

const answerMs = 10_000;
const pullMs = 180_000;

/** Whether a Docker engine answers within 10 s. */
export async function dockerAnswers(): Promise<boolean> {
  if (!mayHaveEngine()) return false;
  const { getContainerRuntimeClient } = await import('testcontainers');
  return await within(answerMs, 'the answer of Docker', getContainerRuntimeClient()).then(
    () => true,
    () => false,
  );
}

/**
 * Starts a container within `ms` milliseconds; `configure` sets what its image needs. A missing image is pulled first, within
 * three minutes. Throws an error with the message of Docker; no container is left then, not even one that starts too late.
 */
export async function startContainer(
  image: string,
  ms: number,
  configure: (container: GenericContainer) => GenericContainer,
): Promise<StartedTestContainer> {
  const { GenericContainer, getContainerRuntimeClient, ImageName } = await import('testcontainers');
  const docker = await within(answerMs, 'the answer of Docker', getContainerRuntimeClient());
  const pulled = docker.image.pull(ImageName.fromString(image));
  await within(pullMs, `docker pull ${image}`, pulled);
  // Testcontainers leaves a container behind if it could create it, but not start it.
  const name = `rooms-conformance-${randomUUID()}`;
  entrustToEngine(docker, `containers/${name}?force=true&v=true`);
  const remove = () => docker.container.getById(name).remove({ force: true, v: true });
  const container = configure(new GenericContainer(image).withName(name).withStartupTimeout(ms));
  const starting = container.start();
  try {
    return await within(ms, `a container from ${image}`, starting);
  } catch (error) {
    const said = await lastOutput(docker, name);
    void starting.then(remove).catch(() => undefined);
    await remove().catch(() => undefined);
    throw new Error([(error as Error).message, ...said].join('\n'), { cause: error });
  }
}

/** Lets the supervisor remove a container or a network, such as `networks/ID`, if this process is killed. */
export function entrustToEngine({ container }: ContainerRuntimeClient, path: string): void {
  const { socketPath, host, port } = container.dockerode.modem as Engine;
  const engine = socketPath === undefined ? { host, port } : { socketPath };
  entrust({ engine, path: `/${path}` });
}

/** Kills a container that did not start in time and returns its last output, human-readable; empty if it cannot be read. */
async function lastOutput({ container }: ContainerRuntimeClient, name: string): Promise<string[]> {
  const dead = container.getById(name);
  // The log stream of a running container has no end.
  await dead.kill().catch(() => undefined);
  try {
    const chunks = (await container.logs(dead, { tail: 10 })).toArray();
    const text = (await within(answerMs, 'the output of a container', chunks)).join('');
    const lines = withoutSecrets(text)
      .split('\n')
      .filter((line) => line !== '');
    return lines.length === 0 ? [] : ['  last output', ...lines.map((line) => `    ${line}`)];
  } catch {
    return [];
  }
}

/** Checks the places where Testcontainers looks for an engine: loading it only to find none takes a third of a second. */
function mayHaveEngine(): boolean {
  if (process.platform === 'win32' || process.env['DOCKER_HOST'] !== undefined) return true;
  const home = homedir();
  return [
    join(home, '.testcontainers.properties'),
    '/var/run/docker.sock',
    join(process.env['XDG_RUNTIME_DIR'] ?? '/run', 'docker.sock'),
    join(home, '.docker', 'run', 'docker.sock'),
    join(home, '.docker', 'desktop', 'docker.sock'),
    join('/run', 'user', String(userInfo().uid), 'docker.sock'),
  ].some((path) => existsSync(path));
}
