import { failureBlock } from '../failure-block';
import { engines } from '../package-root';
import { openExternalRedis } from '../servers/backplane/external-redis';
import { openLocalRedis } from '../servers/backplane/local-redis';
import { dockerAnswers } from '../servers/containers/docker-engine';
import type { Check } from './check';
import { findJava } from './java';

const redisMs = 10_000;

/** Properties of the machine that the caller knows. */
export interface Machine {
  /** Version of Node: `20.19.0`. */
  readonly node: string;
  /** URL from `--redis-url` or `$REDIS_URL`. */
  readonly redisUrl: string | undefined;
}

/** Checks what a run needs and can use on this machine, one after the other. */
export async function* checkMachine({ node, redisUrl }: Machine): AsyncGenerator<Check> {
  yield nodeCheck(node);
  yield await dockerCheck();
  if (redisUrl !== undefined) yield await externalRedisCheck(redisUrl);
  yield await localRedisCheck();
  yield await javaCheck();
}

function nodeCheck(version: string): Check {
  const required = engines.node.replace('>=', '');
  if (isAtLeast(version, required)) return { status: 'ok', text: `Node ${version}` };
  const text = failureBlock({
    what: 'Node is too old',
    expected: `${required} or newer`,
    received: version,
    whatToDo: 'install a newer version from https://nodejs.org',
  });
  return { status: 'fail', text };
}

function isAtLeast(version: string, required: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [requiredMajor = 0, requiredMinor = 0] = required.split('.').map(Number);
  return major > requiredMajor || (major === requiredMajor && minor >= requiredMinor);
}

async function dockerCheck(): Promise<Check> {
  if (await dockerAnswers()) return { status: 'ok', text: 'Docker: the engine answers' };
  return {
    status: 'skip',
    text: 'Docker: no engine answers\nonly needed for servers in containers, or as a source of Redis',
  };
}

async function externalRedisCheck(url: string): Promise<Check> {
  try {
    return { status: 'ok', text: (await openExternalRedis(url, redisMs)).name };
  } catch (error) {
    return { status: 'fail', text: (error as Error).message };
  }
}

/** Starts the program as a run does, because being on the PATH does not mean that it works. */
async function localRedisCheck(): Promise<Check> {
  const without =
    'without it, Redis comes from --redis-url or Docker; the reference server can use IPC instead';
  try {
    const redis = await openLocalRedis(redisMs);
    if (!redis) {
      const text = `redis-server: no redis-server or valkey-server on the PATH\n${without}`;
      return { status: 'skip', text };
    }
    await redis.stop();
    return { status: 'ok', text: redis.name };
  } catch (error) {
    return { status: 'skip', text: `redis-server: ${(error as Error).message}\n${without}` };
  }
}

async function javaCheck(): Promise<Check> {
  const java = await findJava();
  if ('version' in java) return { status: 'ok', text: `Java ${java.version}` };
  return { status: 'skip', text: `Java: ${java.missing}\nonly needed for a report of Allure 2` };
}
