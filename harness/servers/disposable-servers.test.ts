import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { test, type TestContext } from 'node:test';
import { launchEach } from './attach-or-launch';
import { DisposableServers } from './disposable-servers';
import { handshake } from './ready';

/** A server that does nothing but answer handshakes, and dies if it is told so. */
const program = `
  require('node:http').createServer((request, response) => {
    if (request.url === '/die') process.exit(3);
    response.end('0{}');
  }).listen(process.env.PORT, '127.0.0.1');
`;

async function start(t: TestContext): Promise<DisposableServers> {
  const server = { command: [process.execPath, '--eval', program], cwd: tmpdir(), env: {} };
  const disposableServers = await DisposableServers.start({
    startMs: 20_000,
    launch: async (number) => {
      const [instance] = await launchEach(server, 1, number);
      assert.ok(instance);
      return instance;
    },
  });
  t.after(() => disposableServers.stop());
  return disposableServers;
}

test('a killed instance ends, and is replaced when it is next asked for', async (t) => {
  const disposableServers = await start(t);
  const before = await disposableServers.instance(3);
  await disposableServers.kill(3);
  assert.match(before.exitReason() ?? '', /SIGKILL/);
  assert.deepEqual(await disposableServers.repairServers(), { died: [], wasCut: false });
  const after = await disposableServers.instance(3);
  assert.notEqual(after.url, before.url);
  assert.equal(after.number, 3);
});

test('a frozen instance does not answer until the group is repaired', async (t) => {
  const disposableServers = await start(t);
  const instance = await disposableServers.instance(2);
  await disposableServers.freeze(2);
  assert.ok(disposableServers.isFrozen(instance));
  assert.match((await handshake(instance.url, 200)) ?? '', /no answer/);
  await disposableServers.repairServers();
  assert.equal(await handshake(instance.url, 5000), undefined);
});

test('a frozen instance can be stopped', async (t) => {
  const disposableServers = await start(t);
  const instance = await disposableServers.instance(1);
  await disposableServers.freeze(1);
  await disposableServers.stop();
  assert.match(instance.exitReason() ?? '', /SIGTERM/);
});

test('an instance that crashed is reported with its exit', async (t) => {
  const disposableServers = await start(t);
  const instance = await disposableServers.instance(1);
  await fetch(`${instance.url}/die`).catch(() => undefined);
  await instance.exitReasonWithin(5000);
  const { died } = await disposableServers.repairServers();
  assert.equal(died.length, 1);
  assert.match(
    died[0] ?? '',
    /disposable instance 1 exited with code 3, although no scenario had killed it/,
  );
});

test('without a proxy, the backplane cannot be cut', async (t) => {
  const disposableServers = await start(t);
  await assert.rejects(disposableServers.cut(), /cannot cut the connection/);
});
