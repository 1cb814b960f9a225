import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { crossInstances, survivesDeath } from './testing/across-instances';
import { freePort, runServer, terminate, untilReady } from './testing/process';
import { JWT_SECRET } from './testing/tokens';

test('three workers act as one server, even without one of them, and end with the primary', async (t) => {
  const ports = await Promise.all([freePort(), freePort(), freePort()]);
  const variables = { PORTS: ports.join(','), JWT_SECRET };
  const primary = runServer(t, join(__dirname, 'cluster.ts'), variables);
  let printed = '';
  primary.stdout?.on('data', (text: Buffer) => (printed += text.toString()));
  await Promise.all(ports.map(untilReady));
  const urls = ports.map((port) => `http://127.0.0.1:${port}`);
  await crossInstances(t, urls);
  const last = Number(/Instance 3, process (\d+)/.exec(printed)?.[1]);
  await survivesDeath(t, urls, () => process.kill(last, 'SIGKILL'));
  const { code, took } = await terminate(primary);
  assert.equal(code, 0);
  assert.ok(took < 5_000, `took ${took} ms`);
});
