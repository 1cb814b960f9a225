import assert from 'node:assert/strict';
import { test } from 'node:test';
import { join } from 'node:path';
import { root } from '../../package-root';
import { leakingTarget } from '../../testing/leaking-target';
import { expectNobody, expectOnly, openTarget, type OpenTarget } from './testing';

const reference = join(root, 'fixtures', 'targets', 'reference', 'target.yaml');

test('proves who received a message and who did not', async (t) => {
  const target = await openTarget({ target: reference });
  t.after(() => target.close());
  const { alice, bob, carol } = await target.connect('alice', 'bob', 'carol');
  await alice.join('the lobby');
  await bob.join('the lobby');
  await alice.send('hello', 'the lobby');
  await expectOnly(alice, bob).toReceive('hello');
  await carol.send('to the others', 'everyone else');
  await expectOnly(alice, bob).toReceive('to the others');
  await assert.rejects(expectOnly(alice).toReceive('hello'), /bob@1 ✗ unexpected: roomMessage/);
});

test('proves who received an event that the target sends by itself', async (t) => {
  const target = await openTarget({ target: reference });
  t.after(() => target.close());
  const { alice, bob } = await target.connect('alice', 'bob', 'carol');
  await alice.join('the lobby');
  await bob.join('the lobby');
  await expectOnly(alice, bob).toReceiveEvent('joinedRoom', [alice.roomName('the lobby')]);
  await alice.ask('roomMessage', [{ room: alice.roomName('the lobby'), body: 'as it is' }]);
  await expectOnly(alice, bob).toReceiveEvent('roomMessage');
  await expectNobody(alice).toReceiveEvent('roomMessage');
});

test('names the client that a server leaks a message to', async (t) => {
  const target = await openTarget({ target: leakingTarget(t) });
  await assertLeak(target);
  await target.close();
});

async function assertLeak(target: OpenTarget): Promise<void> {
  const { alice, bob } = await target.connect('alice', 'bob', 'carol');
  await alice.join('the lobby');
  await bob.join('the lobby');
  await alice.send('hello', 'the lobby');
  const leak = /expected recipients +alice@1 +bob@1\n.*carol@1 ✗ unexpected: roomMessage/s;
  await assert.rejects(expectOnly(alice, bob).toReceive('hello'), leak);
  alice.emit('roomMessage', [{ room: alice.roomName('the lobby'), body: 'as it is' }]);
  await assert.rejects(expectOnly(alice, bob).toReceiveEvent('roomMessage'), leak);
}

test('rejects with what is missing', async () => {
  await assert.rejects(openTarget({}), /no target: give target or urls/);
  await assert.rejects(openTarget({ target: reference, lane: 'two' }), /unknown lane two/);
});
