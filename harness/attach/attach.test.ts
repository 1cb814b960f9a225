import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { Server } from 'socket.io';
import { outcomeText } from '../api';
import { attachedTarget, inProduction } from '../testing/attached-target';
import { conformance } from '../testing/command-line';
import { attachConformance, type AttachOptions } from './attach';

test('a server with attached operations is infrastructure conformant', async (t) => {
  const http = createServer();
  const io = new Server(http);
  t.after(() => io.close());
  attachConformance(io);
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const { port } = http.address() as AddressInfo;
  const file = attachedTarget(t, [`http://127.0.0.1:${port}`]);
  const { code, out, stdout, stderr, verdict } = await conformance(
    t,
    '--target',
    file,
    '--lane',
    'one-server',
  );
  assert.equal(code, 0, stdout + stderr);
  assert.match(stdout, /^INFRASTRUCTURE CONFORMANT · /m);
  for (const report of ['index.html', 'badge.json'])
    assert.match(readFileSync(join(out, report), 'utf8'), /infrastructure conformant/);
  assert.equal(outcomeText(await verdict()), 'infrastructure conformant');
  const { requirements } = await verdict();
  const passed = requirements.filter(({ status }) => status === 'passed').map(({ id }) => id);
  for (const id of ['RM-01', 'TM-07', 'IS-01']) assert.ok(passed.includes(id), passed.join());
});

test('it refuses to load in production unless an option and a variable both allow it', () => {
  const attach = (options?: AttachOptions) => (): void => {
    attachConformance(new Server(), options);
  };
  const allowed = { allowInProduction: true };
  const refused = /refuses to load in production/;
  for (const [variable, options] of [[undefined], ['1'], ['1', {}], [undefined, allowed]] as const)
    assert.throws(() => {
      inProduction(variable, attach(options));
    }, refused);
  inProduction('1', attach(allowed));
});
