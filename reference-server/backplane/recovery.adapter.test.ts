import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { RecoveryAdapter } from './recovery.adapter';

const windowMs = 2000;
const namespace = {
  name: '/chat',
  server: {
    encoder: undefined,
    opts: { connectionStateRecovery: { maxDisconnectionDuration: windowMs } },
  },
};

test('the last packet that a quiet client has received outlasts the recovery window', () => {
  mock.timers.enable({ apis: ['setInterval', 'Date'] });
  const adapter = new RecoveryAdapter(namespace);
  const packets = Reflect.get(adapter, 'packets') as object[];
  packets.push({ id: 'offset', emittedAt: Date.now(), data: [], opts: {} });
  mock.timers.tick(120_000);
  mock.timers.reset();
  assert.equal(packets.length, 1);
});

test('no more than 1000 packets outlast the recovery window', () => {
  mock.timers.enable({ apis: ['setInterval', 'Date'] });
  const adapter = new RecoveryAdapter(namespace);
  const packets = Reflect.get(adapter, 'packets') as object[];
  for (let id = 0; id < 1200; id += 1)
    packets.push({ id, emittedAt: Date.now(), data: [], opts: {} });
  mock.timers.tick(120_000);
  mock.timers.reset();
  assert.equal(packets.length, 1000);
});
