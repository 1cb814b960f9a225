import { within } from '../../../client/deadline';
import type { Instance } from '../../instance';
import { ContainerLife } from '../container-life';
import type { ContainerRun, ServiceContainer } from './project-containers';

/** Milliseconds in which an instance must exit after SIGTERM. Contract 3.4. */
const stopMs = 5000;

/** A container of a service, and its present run. */
interface RunningService extends Pick<ServiceContainer, 'container'> {
  readonly run: ContainerRun;
  /** Number of the instance. */
  readonly number: number;
  /** Port inside the container. */
  readonly port: number;
}

/** Returns a container as an instance. A container that has ended, or publishes no port, has no URL that answers. */
export async function toInstance({
  container,
  run,
  number,
  port,
}: RunningService): Promise<Instance> {
  const life = lifeOf(container, run);
  return {
    number,
    url: (await urlOf(container, port)) ?? `container of instance ${number}`,
    exitReason: () => run.ended,
    exitReasonWithin: async (ms) => {
      await within(ms, 'the end of a container', run.over).catch(() => undefined);
      return run.ended;
    },
    lastLines: () => run.output.lines,
    ...(run.log !== undefined && { log: run.log }),
    stop: () => life.stop(),
    faultInjection: life,
  };
}

function lifeOf(container: ServiceContainer['container'], run: ContainerRun): ContainerLife {
  const kept = {
    getId: () => container.id,
    stop: ({ timeout }: { timeout: number }) =>
      container.stop({ t: timeout / 1000 }).catch(alreadyEnded),
    kill: async () => {
      await container.kill().catch(alreadyEnded);
      await container.wait();
    },
  };
  return new ContainerLife(kept, stopMs, () => {
    run.end('was killed');
  });
}

/** A container that has ended takes no signal. */
function alreadyEnded(error: unknown): void {
  if ((error as { statusCode?: number }).statusCode !== 304 && !/not running/.test(String(error)))
    throw error;
}

async function urlOf(
  container: ServiceContainer['container'],
  port: number,
): Promise<string | undefined> {
  const { getContainerRuntimeClient } = await import('testcontainers');
  const { host } = (await getContainerRuntimeClient()).info.containerRuntime;
  const { NetworkSettings } = await container.inspect();
  const published = NetworkSettings.Ports[`${port}/tcp`]?.[0]?.HostPort;
  return published === undefined ? undefined : `http://${host}:${published}`;
}
