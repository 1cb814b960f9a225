import type { StartedNetwork } from 'testcontainers';
import { dockerAnswers, startContainer } from '../containers/docker-engine';
import { type RunningBackplane, BackplaneError } from './backplane';
import { listening, redisVersion } from './redis-version';

const port = 6379;

/** Redis's name on the network of `openContainerNetwork`. */
const alias = 'redis';

/** A Redis in a container and the network on which other containers reach it. */
export interface ContainerNetwork extends RunningBackplane {
  readonly network: StartedNetwork;
  /** Where containers on the network reach Redis. */
  readonly redisUrlInNetwork: string;
}

/** Redis in a container, reached through a port of this machine; undefined where no Docker answers. */
export async function openContainerRedis(deadlineMs: number): Promise<RunningBackplane | undefined> {
  return (await dockerAnswers()) ? await startRedis(deadlineMs) : undefined;
}

/**
 * Redis in a container on a network of its own, for servers in containers. To be stopped after them: a network with
 * containers on it cannot be removed. `wantedBy` is for messages: what says so. Throws BackplaneError; nothing is left then.
 */
export async function openContainerNetwork(
  wantedBy: string,
  deadlineMs: number,
): Promise<ContainerNetwork> {
  if (!(await dockerAnswers())) {
    throw new BackplaneError(
      [
        `${wantedBy} needs Docker, and none answers`,
        '  do     start Docker, set $DOCKER_HOST to one that runs, or start the servers another way',
      ].join('\n'),
    );
  }
  try {
    return await startOnNetwork(deadlineMs);
  } catch (error) {
    throw new BackplaneError(
      [
        `${wantedBy} needs Redis in a container: ${(error as Error).message}`,
        `  do     try docker pull ${imageName()}, or name another image with $CONFORMANCE_REDIS_IMAGE`,
      ].join('\n'),
      { cause: error },
    );
  }
}

async function startOnNetwork(deadlineMs: number): Promise<ContainerNetwork> {
  const { Network } = await import('testcontainers');
  const network = await new Network().start();
  try {
    const redis = await startRedis(deadlineMs, network);
    const stop = async (): Promise<void> => {
      await redis.stop();
      await network.stop();
    };
    return { ...redis, network, redisUrlInNetwork: `redis://${alias}:${port}`, stop };
  } catch (error) {
    await network.stop();
    throw error;
  }
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
    return { kind: 'redis', name, redisUrl, notes: [], stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function imageName(): string {
  return process.env['CONFORMANCE_REDIS_IMAGE'] ?? 'redis:8-alpine';
}
