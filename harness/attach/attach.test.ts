import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { Server } from 'socket.io';
import { conformance } from '../testing/command-line';
import { temporaryFolder } from '../testing/temporary-folder';
import { attachConformance } from './attach';

test('a server with attached operations is infrastructure conformant', async (t) => {
  const http = createServer();
  const io = new Server(http);
  t.after(() => io.close());
  attachConformance(io);
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const { port } = http.address() as AddressInfo;
  const file = join(temporaryFolder(t), 'conformance.yaml');
  const start = { urls: [`http://127.0.0.1:${port}`] };
  // JSON is YAML.
  writeFileSync(
    file,
    JSON.stringify({ name: 'Acme', start, attached: true, capabilities: ['roster'] }),
  );
  const selection = ['--lane', 'one-server', '--requirement', 'RM', 'TM', 'IS'];
  const { code, stdout, stderr, verdict } = await conformance(t, '--target', file, ...selection);
  assert.equal(code, 0, stdout + stderr);
  assert.match(stdout, /^INFRASTRUCTURE CONFORMANT · /m);
  const { requirements } = await verdict();
  const passed = requirements.filter(({ status }) => status === 'passed').map(({ id }) => id);
  for (const id of ['RM-01', 'TM-07', 'IS-01']) assert.ok(passed.includes(id), passed.join());
});

/** Attaches where `NODE_ENV` is `production`. */
function attachInProduction(allowed: string | undefined, options: object): void {
  const { NODE_ENV, ROOMS_CONFORMANCE_ATTACH } = process.env;
  Object.assign(process.env, { NODE_ENV: 'production', ROOMS_CONFORMANCE_ATTACH: allowed ?? '' });
  const io = new Server();
  try {
    attachConformance(io, options);
  } finally {
    Object.assign(process.env, { NODE_ENV: NODE_ENV ?? '' });
    Object.assign(process.env, { ROOMS_CONFORMANCE_ATTACH: ROOMS_CONFORMANCE_ATTACH ?? '' });
    void io.close();
  }
}

test('it refuses to load in production unless an option and a variable both allow it', () => {
  const refused = /refuses to load in production/;
  assert.throws(() => attachInProduction(undefined, {}), refused);
  assert.throws(() => attachInProduction('1', {}), refused);
  assert.throws(() => attachInProduction(undefined, { allowInProduction: true }), refused);
  assert.doesNotThrow(() => attachInProduction('1', { allowInProduction: true }));
});
