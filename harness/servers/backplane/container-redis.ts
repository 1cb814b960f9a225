import { networkInterfaces } from 'node:os';
import type { StartedNetwork } from 'testcontainers';
import { failureBlock } from '../../failure-block';
import { dockerAnswers, entrustToEngine, startContainer } from '../containers/docker-engine';
import type { ProxySite } from '../launch';
import { type RunningBackplane, BackplaneError } from './backplane';
import { listening, redisFailure, redisVersion } from './redis-version';

const port = 6379;

/** Host name of Redis on the network of `openContainerNetwork`. */
const alias = 'redis';

/** A Redis in a container, and the network on which other containers reach it. */
export interface ContainerNetwork extends RunningBackplane {
  readonly network: StartedNetwork;
  /** URL of Redis for containers on the network. */
  readonly redisUrlInNetwork: string;
  /** Where a proxy to Redis can stand; absent if containers do not reach this machine, as with Docker Desktop. */
  readonly proxySite?: ProxySite;
}

/** Starts Redis in a container, with a port on this machine. Returns undefined if no Docker engine answers. */
export async function openContainerRedis(
  deadlineMs: number,
): Promise<RunningBackplane | undefined> {
  return (await dockerAnswers()) ? await startRedis(deadlineMs) : undefined;
}

/**
 * Starts Redis in a container on its own network, for servers in containers. Stop it after them: a network that still has
 * containers cannot be removed. `requestedBy` names the option in messages. Throws BackplaneError; nothing is left running
 * then.
 */
export async function openContainerNetwork(
  requestedBy: string,
  deadlineMs: number,
): Promise<ContainerNetwork> {
  if (!(await dockerAnswers())) {
    throw new BackplaneError(
      failureBlock({
        what: `${requestedBy} needs Docker, but no Docker engine answers`,
        whatToDo:
          'start Docker, set $DOCKER_HOST to a running engine, or start the servers another way',
      }),
    );
  }
  try {
    return await startOnNetwork(deadlineMs);
  } catch (error) {
    throw new BackplaneError(
      failureBlock({
        what: `${requestedBy} needs Redis in a container, which could not be started`,
        received: (error as Error).message,
        whatToDo: `try docker pull ${imageName()}, or name another image with $CONFORMANCE_REDIS_IMAGE`,
      }),
      { cause: error },
    );
  }
}

async function startOnNetwork(deadlineMs: number): Promise<ContainerNetwork> {
  const { Network, getContainerRuntimeClient } = await import('testcontainers');
  const network = await new Network().start();
  entrustToEngine(await getContainerRuntimeClient(), `networks/${network.getId()}`);
  try {
    const redis = await startRedis(deadlineMs, network);
    const stop = async (): Promise<void> => {
      await redis.stop();
      await network.stop();
    };
    const host = await addressOn(network);
    const { redisUrl } = redis;
    return {
      ...redis,
      network,
      redisUrlInNetwork: `redis://${alias}:${port}`,
      ...(host !== undefined && redisUrl !== undefined && { proxySite: { host, redisUrl } }),
      stop,
    };
  } catch (error) {
    await network.stop();
    throw error;
  }
}

/** Returns the address of this machine on a network: its gateway, if the engine runs on this machine. */
async function addressOn(network: StartedNetwork): Promise<string | undefined> {
  const { getContainerRuntimeClient } = await import('testcontainers');
  const { container } = await getContainerRuntimeClient();
  const { IPAM } = await container.dockerode.getNetwork(network.getId()).inspect();
  const own = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
  return IPAM?.Config?.map(({ Gateway }) => Gateway).find((gateway) =>
    own.some(({ address }) => address === gateway),
  );
}

async function startRedis(deadlineMs: number, network?: StartedNetwork): Promise<RunningBackplane> {
  const { Wait } = await import('testcontainers');
  const image = imageName();
  const container = await startContainer(image, deadlineMs, (redis) => {
    redis.withExposedPorts(port).withWaitStrategy(Wait.forLogMessage(listening));
    return network ? redis.withNetwork(network).withNetworkAliases(alias) : redis;
  });
  const stop = async (): Promise<void> => {
    await container.stop();
  };
  try {
    const redisUrl = `redis://${container.getHost()}:${container.getMappedPort(port)}`;
    const version = await redisVersion(redisUrl, deadlineMs);
    const name = `Redis ${version} (container ${image})`;
    const failure = (): Promise<string | undefined> => redisFailure(redisUrl);
    return { kind: 'redis', name, redisUrl, notes: [], failure, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function imageName(): string {
  return process.env['CONFORMANCE_REDIS_IMAGE'] ?? 'redis:8-alpine';
}
