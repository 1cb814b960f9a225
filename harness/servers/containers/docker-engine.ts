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
import { withoutSecrets } from '../../target-file/secrets';

const answerMs = 10_000;
const pullMs = 180_000;

/** Whether a Docker engine answers within 10 s. */
export async function dockerAnswers(): Promise<boolean> {
  if (!mayBeHere()) return false;
  const { getContainerRuntimeClient } = await import('testcontainers');
  return await within(answerMs, 'the answer of Docker', getContainerRuntimeClient()).then(
    () => true,
    () => false,
  );
}

/**
 * Starts a container, `configure`d as its image needs it, within `ms`. An image that is not here is pulled first, within
 * three minutes. Throws an error with what Docker said; no container is left then, not even one that starts too late.
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
  // Testcontainers itself leaves a container that it could create, but not start.
  const name = `rooms-conformance-${randomUUID()}`;
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

/** What a container that did not start in time printed last, for people; empty if that cannot be known. It is dead then. */
async function lastOutput({ container }: ContainerRuntimeClient, name: string): Promise<string[]> {
  const dead = container.getById(name);
  // What still runs has no last words, and its output no end.
  await dead.kill().catch(() => undefined);
  try {
    const chunks = (await container.logs(dead, { tail: 10 })).toArray();
    const text = (await within(answerMs, 'the output of a container', chunks)).join('');
    const lines = withoutSecrets(text)
      .split('\n')
      .filter((line) => line !== '');
    return lines.length === 0 ? [] : ['  its last lines:', ...lines.map((line) => `    ${line}`)];
  } catch {
    return [];
  }
}

/** Looks where Testcontainers will look: to load it only to find no engine takes a third of a second. */
function mayBeHere(): boolean {
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
