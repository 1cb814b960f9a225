import { spawnSync } from 'node:child_process';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { crossInstances, outlives } from '../testing/across-instances';
import { boot } from '../testing/boot';
import { freePort, run, runServer, untilReady } from '../testing/process';
import { JWT_SECRET } from '../testing/tokens';
import { Visitor } from '../testing/visitor';

const installed = spawnSync('redis-server', ['--version']).status === 0;
const options = { skip: installed ? false : 'needs redis-server on the PATH' };

async function startRedis(t: TestContext) {
  const port = await freePort();
  const command = ['redis-server', '--port', String(port), '--bind', '127.0.0.1', '--save', ''];
  const redis = run(t, command);
  await once(redis.stdout ?? redis, 'data', { signal: AbortSignal.timeout(5_000) });
  return { redis, variables: { REDIS_URL: `redis://127.0.0.1:${port}`, JWT_SECRET } };
}

test('instances on one Redis are one server', options, async (t) => {
  const { variables } = await startRedis(t);
  await crossInstances(t, [await boot(t, variables), await boot(t, variables)]);
});

test('the sharded adapter joins instances, too', options, async (t) => {
  const { variables } = await startRedis(t);
  const settings = { ...variables, REDIS_ADAPTER: 'sharded' };
  const here = await Visitor.enter(t, await boot(t, settings));
  const there = await Visitor.enter(t, await boot(t, settings));
  await here.ask('announce', { body: 1 });
  await there.hears('announcement');
});

test('instances with different keys are strangers', options, async (t) => {
  const { variables } = await startRedis(t);
  const [here, there] = [
    await Visitor.enter(t, await boot(t, { ...variables, REDIS_KEY: 'here' })),
    await Visitor.enter(t, await boot(t, { ...variables, REDIS_KEY: 'there' })),
  ];
  await here.ask('announce', { body: 1 });
  await here.ask('members', 'lobby');
  await there.ask('members', 'lobby');
  assert.deepEqual(there.heard, []);
});

test('members whose instance was killed have left', options, async (t) => {
  const { variables } = await startRedis(t);
  const survivors = [await boot(t, variables), await boot(t, variables)];
  const port = await freePort();
  const main = join(__dirname, '..', 'main.ts');
  const killed = runServer(t, main, { ...variables, PORT: String(port) });
  await untilReady(port);
  const urls = [...survivors, `http://127.0.0.1:${port}`];
  await outlives(t, urls, () => killed.kill('SIGKILL'));
});

test('without Redis, what needs the others is refused and the rest goes on', options, async (t) => {
  const { redis, variables } = await startRedis(t);
  const alice = await Visitor.enter(t, await boot(t, variables));
  redis.kill('SIGKILL');
  await once(redis, 'exit');
  assert.deepEqual(await alice.ask('joinRoom', 'lobby'), { ok: true, room: 'lobby' });
  assert.deepEqual(await alice.ask('roomMessage', { room: 'lobby', body: 1 }), { ok: true });
  await alice.hears('roomMessage');
  const answer = (await alice.ask('members', 'lobby')) as { error: { code: string } };
  assert.equal(answer.error.code, 'UNAVAILABLE');
});
