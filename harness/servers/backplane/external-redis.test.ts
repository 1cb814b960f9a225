import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { inspect } from 'node:util';
import { accepting, nobody } from '../../testing/bad-servers';
import { BackplaneError } from './backplane';
import { openLocalRedis } from './local-redis';
import { findBackplane } from './find-backplane';
import { redisVersion } from './redis-version';

const deadlineMs = 5000;
const password = 'geheim';

/** What a given URL is answered with by the ladder: never by its next rung. */
async function refusal(redisUrl: string, ms = deadlineMs): Promise<BackplaneError> {
  const error: unknown = await findBackplane({ redisUrl, deadlineMs: ms }).catch(
    (caught: unknown) => caught,
  );
  assert.ok(error instanceof BackplaneError, inspect(error));
  assert.ok(!inspect(error).includes(password), 'the password is shown');
  return error;
}

/** A Redis of the test's own, or undefined where none can be had. */
async function localRedis(t: TestContext): Promise<URL | undefined> {
  const redis = await openLocalRedis(deadlineMs);
  if (redis?.redisUrl === undefined) {
    t.skip('needs redis-server or valkey-server on the PATH');
    return undefined;
  }
  t.after(() => redis.stop());
  return new URL(redis.redisUrl);
}

/** The address of a server of a test, as one of a Redis. */
function asRedis(url: string): string {
  return `redis://:${password}@${new URL(url).host}`;
}

test('an external Redis is used and not stopped', async (t) => {
  const url = await localRedis(t);
  if (!url) return;
  const redisUrl = url.toString();
  const backplane = await findBackplane({ redisUrl, deadlineMs });
  assert.match(backplane.name, /^Redis \d+\.\d+\.\d+ \(redis:\/\/127\.0\.0\.1:\d+\)$/);
  assert.equal(backplane.redisUrl, redisUrl);
  await backplane.stop();
  assert.match(await redisVersion(redisUrl, deadlineMs), /^\d/);
});

test('a password is used and not shown', async (t) => {
  const url = await localRedis(t);
  if (!url) return;
  // A user without a password accepts any: Redis ACL, rule `nopass`.
  url.username = 'default';
  url.password = password;
  const { name, redisUrl } = await findBackplane({ redisUrl: url.toString(), deadlineMs });
  assert.match(name, /redis:\/\/default:\*\*\*@127\.0\.0\.1/);
  assert.equal(redisUrl, url.toString());
});

test('a Redis that refuses the credentials is an error with its answer', async (t) => {
  const url = await localRedis(t);
  if (!url) return;
  url.username = 'stranger';
  url.password = password;
  assert.match((await refusal(url.toString())).message, /WRONGPASS/);
});

test('if no Redis listens, the error says what was expected and what to do', async () => {
  const { message } = await refusal(asRedis(await nobody()));
  assert.match(message, /received {4}connect ECONNREFUSED 127\.0\.0\.1:\d+\n/);
  assert.match(message, /expected {4}an answer to PING at redis:\/\/:\*\*\*@127\.0\.0\.1:\d+\n/);
  assert.match(message, /what to do {2}start that Redis, correct --redis-url/);
});

test('a host name with several addresses gives the reason for each', async () => {
  const { port } = new URL(await nobody());
  const { message } = await refusal(`redis://localhost:${port}`);
  assert.match(message, /ECONNREFUSED 127\.0\.0\.1/);
});

test('a server that accepts connections and stays silent is an error at the deadline', async (t) => {
  const { message } = await refusal(asRedis(await accepting(t)), 200);
  assert.match(message, /timed out after 200 ms waiting for the answer of Redis to PING/);
});

test('an invalid URL is an error', async () => {
  assert.match((await refusal(`redis://:${password}@no host`)).message, /Invalid URL/);
  assert.match((await refusal(`http://:${password}@127.0.0.1`)).message, /Invalid protocol/);
});
