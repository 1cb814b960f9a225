import { engines } from '../package-root';
import { openExternalRedis } from '../servers/backplane/external-redis';
import { openLocalRedis } from '../servers/backplane/local-redis';
import { dockerAnswers } from '../servers/containers/docker-engine';
import type { Check } from './check';
import { findJava } from './java';

const redisMs = 10_000;

/** What is looked for on this machine. */
export interface Machine {
  readonly node: string;
  /** The Redis of `--redis-url` or `$REDIS_URL`. */
  readonly redisUrl: string | undefined;
}

/** What a run needs of this machine and what it can use, one after the other. */
export async function* checkMachine({ node, redisUrl }: Machine): AsyncGenerator<Check> {
  yield nodeCheck(node);
  yield await dockerCheck();
  if (redisUrl !== undefined) yield await givenRedisCheck(redisUrl);
  yield await localRedisCheck();
  yield await javaCheck();
}

function nodeCheck(version: string): Check {
  const needed = engines.node.replace('>=', '');
  if (isAtLeast(version, needed)) return { status: 'ok', text: `Node ${version}` };
  const text = `Node ${version}: too old — install ${needed} or newer, from https://nodejs.org`;
  return { status: 'fail', text };
}

function isAtLeast(version: string, needed: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [neededMajor = 0, neededMinor = 0] = needed.split('.').map(Number);
  return major > neededMajor || (major === neededMajor && minor >= neededMinor);
}

async function dockerCheck(): Promise<Check> {
  if (await dockerAnswers()) return { status: 'ok', text: 'Docker: its engine answers' };
  return {
    status: 'none',
    text: 'Docker: no engine answers — without it Redis comes from --redis-url, redis-server or, for the reference server, IPC',
  };
}

async function givenRedisCheck(url: string): Promise<Check> {
  try {
    return { status: 'ok', text: (await openExternalRedis(url, redisMs)).name };
  } catch (error) {
    return { status: 'fail', text: (error as Error).message };
  }
}

/** Starts it, as a run would: that it is on the PATH does not say that it works here. */
async function localRedisCheck(): Promise<Check> {
  const without =
    'without it Redis comes from --redis-url, Docker or, for the reference server, IPC';
  try {
    const redis = await openLocalRedis(redisMs);
    if (!redis) {
      const text = `redis-server: no redis-server or valkey-server on the PATH — ${without}`;
      return { status: 'none', text };
    }
    await redis.stop();
    return { status: 'ok', text: redis.name };
  } catch (error) {
    return { status: 'none', text: `redis-server: ${(error as Error).message} — ${without}` };
  }
}

async function javaCheck(): Promise<Check> {
  const java = await findJava();
  if ('version' in java) return { status: 'ok', text: `Java ${java.version}` };
  return { status: 'none', text: `Java: ${java.lacking} — only Allure needs it, no run does` };
}
