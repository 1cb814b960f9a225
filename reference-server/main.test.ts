import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { freePort, runServer, terminate, untilReady } from './testing/process';
import { TestClient } from './testing/test-client';

test('the process serves, and ends on SIGTERM with a client connected', async (t) => {
  const port = await freePort();
  const server = runServer(t, join(__dirname, 'main.ts'), { PORT: String(port) });
  await untilReady(port);
  const alice = await TestClient.connect(t, `http://127.0.0.1:${port}`);
  assert.deepEqual(await alice.request('message', 'hello'), { ok: true });
  const { code, took } = await terminate(server);
  assert.equal(code, 0);
  assert.ok(took < 5_000, `took ${took} ms`);
  await alice.untilDisconnected();
});

test('the error names a wrong variable', async (t) => {
  const server = runServer(t, join(__dirname, 'main.ts'), { PORT: 'nowhere' });
  const lines: string[] = [];
  server.stderr?.on('data', (chunk: Buffer) => lines.push(chunk.toString()));
  await new Promise((resolve) => server.once('close', resolve));
  assert.equal(server.exitCode, 1);
  assert.match(lines.join(''), /Wrong environment variables[^]*PORT/);
});
