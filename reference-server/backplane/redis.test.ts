import { spawnSync } from 'node:child_process';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { crossInstances, survivesDeath } from '../testing/across-instances';
import { boot } from '../testing/boot';
import { freePort, run, runServer, untilReady } from '../testing/process';
import { JWT_SECRET } from '../testing/tokens';
import { TestClient } from '../testing/test-client';

const installed = spawnSync('redis-server', ['--version']).status === 0;
const options = { skip: installed ? false : 'needs redis-server on the PATH' };

async function startRedis(t: TestContext) {
  const port = await freePort();
  const command = ['redis-server', '--port', String(port), '--bind', '127.0.0.1', '--save', ''];
  const redis = run(t, command);
  await once(redis.stdout ?? redis, 'data', { signal: AbortSignal.timeout(5_000) });
  return { redis, variables: { REDIS_URL: `redis://127.0.0.1:${port}`, JWT_SECRET } };
}

test('instances on one Redis act as one server', options, async (t) => {
  const { variables } = await startRedis(t);
  await crossInstances(t, [await boot(t, variables), await boot(t, variables)]);
});

test('the sharded adapter connects instances, too', options, async (t) => {
  const { variables } = await startRedis(t);
  const settings = { ...variables, REDIS_ADAPTER: 'sharded' };
  const here = await TestClient.connect(t, await boot(t, settings));
  const there = await TestClient.connect(t, await boot(t, settings));
  await here.request('announce', { body: 1 });
  await there.receives('announcement');
});

test('instances with different keys are isolated', options, async (t) => {
  const { variables } = await startRedis(t);
  const [here, there] = [
    await TestClient.connect(t, await boot(t, { ...variables, REDIS_KEY: 'here' })),
    await TestClient.connect(t, await boot(t, { ...variables, REDIS_KEY: 'there' })),
  ];
  await here.request('announce', { body: 1 });
  await here.request('members', 'lobby');
  await there.request('members', 'lobby');
  assert.deepEqual(there.received, []);
});

test('members of a killed instance have left', options, async (t) => {
  const { variables } = await startRedis(t);
  const survivors = [await boot(t, variables), await boot(t, variables)];
  const port = await freePort();
  const main = join(__dirname, '..', 'main.ts');
  const killed = runServer(t, main, { ...variables, PORT: String(port) });
  await untilReady(port);
  const urls = [...survivors, `http://127.0.0.1:${port}`];
  await survivesDeath(t, urls, () => killed.kill('SIGKILL'));
});

test(
  'without Redis, an operation that needs the other instances is refused; the rest works',
  options,
  async (t) => {
    const { redis, variables } = await startRedis(t);
    const alice = await TestClient.connect(t, await boot(t, variables));
    redis.kill('SIGKILL');
    await once(redis, 'exit');
    assert.deepEqual(await alice.request('joinRoom', 'lobby'), { ok: true, room: 'lobby' });
    assert.deepEqual(await alice.request('roomMessage', { room: 'lobby', body: 1 }), { ok: true });
    await alice.receives('roomMessage');
    const answer = (await alice.request('members', 'lobby')) as { error: { code: string } };
    assert.equal(answer.error.code, 'UNAVAILABLE');
  },
);
