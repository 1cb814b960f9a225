import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { test } from 'node:test';
import type { Target } from '../target-file/target-file';
import { parseTarget } from '../target-file/target-file';
import { freePorts } from './process/free-port';
import { startTarget, type RunningTarget } from './running-target';

/** A server that answers handshakes on a port that it does not take from its environment. */
async function targetOn(port: number): Promise<Target> {
  const answer = `(_, response) => response.end('0{}')`;
  const program = `require('node:http').createServer(${answer}).listen(${port}, '127.0.0.1')`;
  const start = { command: `exec '${process.execPath}' --eval "${program}"`, port };
  return Promise.resolve(parseTarget(JSON.stringify({ name: 'Fixed', start }), 'target.json'));
}

async function started(port: number): Promise<RunningTarget> {
  return startTarget(await targetOn(port), { kind: 'none' }, { standalone: 1, clustered: 0 });
}

test('a server with a fixed port is reached there, and each lane gets a new one', async (t) => {
  const [port = 0] = await freePorts(1);
  const running = await started(port);
  t.after(() => running.stop());
  const [first] = running.standalone;
  assert.equal(first?.url, `http://127.0.0.1:${port}`);
  await running.endLane?.();
  assert.notEqual(first.exitReason(), undefined);
  const second = await running.replace?.(first);
  assert.deepEqual(running.standalone, [second]);
  assert.equal(second?.url, first.url);
  assert.deepEqual(running.crashes(), []);
});

test('another program on the port is reported, not tested', async (t) => {
  const other = createServer().listen(0, '127.0.0.1');
  t.after(() => other.close());
  await once(other, 'listening');
  const { port } = other.address() as { port: number };
  await assert.rejects(started(port), {
    name: 'TargetError',
    message: new RegExp(`expected {4}port ${port} of 127\\.0\\.0\\.1 is free`),
  });
});
