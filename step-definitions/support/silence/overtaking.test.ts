import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Inbox } from '../../../harness/client/inbox';
import type { Packet } from '../../../harness/client/packet';
import { newNonce } from '../evidence/nonce';
import { Overtaking } from './overtaking';

const driver = { hasProbeRoom: true };

function message(nonce: string): Packet {
  return { namespace: '/chat', type: 'EVENT', event: 'said', args: [nonce] };
}

test('after a message that came behind its fence, fences in a room of their own prove nothing', async () => {
  const overtaking = new Overtaking();
  const nonce = newNonce();
  const inbox = new Inbox();
  const isLate = overtaking.isLate([{ inbox }], { nonce, what: 'a message', ms: 2000 });
  assert.ok(overtaking.isFenced(driver));
  inbox.add(message(nonce));
  assert.ok(await isLate);
  assert.ok(!overtaking.isFenced(driver));
});

test('a message that never comes is lost, and the third one is not waited for', async () => {
  const overtaking = new Overtaking();
  const clients = [{ inbox: new Inbox() }];
  const lost = (ms: number): Promise<boolean> =>
    overtaking.isLate(clients, { nonce: newNonce(), what: 'a message', ms });
  assert.ok(!(await lost(10)));
  assert.ok(!(await lost(10)));
  const started = Date.now();
  assert.ok(!(await lost(5000)));
  assert.ok(Date.now() - started < 2500);
  assert.ok(overtaking.isFenced(driver));
});

test('a client that has the message in another event does not lack it', async () => {
  const nonce = newNonce();
  const inbox = new Inbox();
  inbox.add({ ...message(nonce), event: 'hint' });
  assert.ok(!(await new Overtaking().isLate([{ inbox }], { nonce, what: 'a message', ms: 5000 })));
});

test('a target without a room for fences has none', () => {
  assert.ok(!new Overtaking().isFenced({ hasProbeRoom: false }));
});
