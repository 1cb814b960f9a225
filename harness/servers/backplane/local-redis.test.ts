import assert from 'node:assert/strict';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, test, type TestContext } from 'node:test';
import { createClient } from 'redis';
import { temporaryFolder } from '../../testing/temporary-folder';
import type { RunningBackplane } from './backplane';
import { openLocalRedis } from './local-redis';
import { redisVersion } from './redis-version';

const deadlineMs = 5000;
let path: string | undefined;

beforeEach(() => {
  path = process.env['PATH'];
});

afterEach(() => {
  process.env['PATH'] = path;
});

async function opened(t: TestContext): Promise<RunningBackplane | undefined> {
  const redis = await openLocalRedis(deadlineMs);
  if (redis) t.after(() => redis.stop());
  else t.skip('needs redis-server or valkey-server on the PATH');
  return redis;
}

async function infoOf(redisUrl: string): Promise<(name: string) => string | undefined> {
  const client = await createClient({ url: redisUrl }).connect();
  const info = await client.info();
  client.destroy();
  return (name) => new RegExp(`^${name}:(.*?)\r?$`, 'm').exec(info)?.[1];
}

/** Makes a shell script the only redis-server there is. */
function insteadOfRedis(t: TestContext, script: string): string {
  const folder = temporaryFolder(t);
  const program = join(folder, 'redis-server');
  writeFileSync(program, `#!/bin/sh\n[ "$1" = --version ] && exit\n${script}\n`);
  chmodSync(program, 0o755);
  process.env['PATH'] = `${folder}:/bin`;
  return folder;
}

test('a new server answers, and keeps nothing on disk', async (t) => {
  const redis = await opened(t);
  if (!redis) return;
  assert.equal(redis.kind, 'redis');
  assert.match(redis.name, /^Redis \d+\.\d+\.\d+ \((redis|valkey)-server on the PATH\)$/);
  const info = await infoOf(redis.redisUrl ?? '');
  assert.equal(info('aof_enabled'), '0');
  assert.equal(info('rdb_saves') ?? '0', '0');
});

test('after a stop, its process has ended and its port is free', async (t) => {
  const redis = await opened(t);
  if (!redis) return;
  const url = redis.redisUrl ?? '';
  const pid = Number((await infoOf(url))('process_id'));
  assert.ok(process.kill(pid, 0));
  await redis.stop();
  assert.throws(() => process.kill(pid, 0), { code: 'ESRCH' });
  await assert.rejects(redisVersion(url, deadlineMs), { code: 'ECONNREFUSED' });
});

test('two servers at the same time have different ports', async (t) => {
  const [one, other] = [await opened(t), await opened(t)];
  if (one && other) assert.notEqual(one.redisUrl, other.redisUrl);
});

test('without either program on the PATH, there is no backplane', async (t) => {
  process.env['PATH'] = temporaryFolder(t);
  assert.equal(await openLocalRedis(deadlineMs), undefined);
});

test('a server that ends at once is tried on three ports, then its last output is reported', async (t) => {
  const folder = insteadOfRedis(t, 'echo "$2" >> "${0%/*}/ports"; echo "bind: in use"; exit 1');
  await assert.rejects(openLocalRedis(deadlineMs), {
    message: 'redis-server exited with code 1: bind: in use',
  });
  const ports = readFileSync(join(folder, 'ports'), 'utf8').trim().split('\n');
  assert.equal(ports.length, 3);
});

test('a server that never listens is stopped at the deadline', async (t) => {
  const folder = insteadOfRedis(t, 'echo $$ > "${0%/*}/pid"; echo hm; exec sleep 60');
  await assert.rejects(openLocalRedis(300), {
    message: /^redis-server was not listening after .*: hm$/,
  });
  const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'));
  assert.throws(() => process.kill(pid, 0), { code: 'ESRCH' });
});
