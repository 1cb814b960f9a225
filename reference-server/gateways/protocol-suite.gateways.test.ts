import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boot } from '../testing/boot';
import { Visitor } from '../testing/visitor';

const args = [1, '2', { 3: [true] }, [null], Buffer.from('bytes')];

test('for the protocol suite the main namespace gives everything back', async (t) => {
  const alice = await Visitor.enter(t, await boot(t, { PROTOCOL_SUITE: '1' }), 'a token');
  assert.deepEqual(await alice.hears('auth'), [{ token: 'a token' }]);
  alice.socket.emit('message', ...args);
  assert.deepEqual(await alice.hears('message-back'), args);
  const answers = new Promise((resolve) => {
    alice.socket.emit('message-with-ack', ...args, (...back: unknown[]) => {
      resolve(back);
    });
  });
  assert.deepEqual(await answers, args);
});

test('for the protocol suite there is one more namespace, which greets', async (t) => {
  const url = await boot(t, { PROTOCOL_SUITE: '1' });
  const alice = await Visitor.enter(t, `${url}/custom`);
  assert.deepEqual(await alice.hears('auth'), [{}]);
  await assert.rejects(Visitor.enter(t, `${url}/chat`), /Invalid namespace/);
});

test('otherwise there is nothing of it', async (t) => {
  await assert.rejects(Visitor.enter(t, `${await boot(t)}/custom`), /Invalid namespace/);
});
