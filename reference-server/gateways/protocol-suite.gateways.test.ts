import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boot } from '../testing/boot';
import { TestClient } from '../testing/test-client';

const args = [1, '2', { 3: [true] }, [null], Buffer.from('bytes')];

test('for the protocol suite, the main namespace returns every argument', async (t) => {
  const alice = await TestClient.connect(t, await boot(t, { PROTOCOL_SUITE: '1' }), 'a token');
  assert.deepEqual(await alice.receives('auth'), [{ token: 'a token' }]);
  alice.socket.emit('message', ...args);
  assert.deepEqual(await alice.receives('message-back'), args);
  const answers = new Promise((resolve) => {
    alice.socket.emit('message-with-ack', ...args, (...back: unknown[]) => {
      resolve(back);
    });
  });
  assert.deepEqual(await answers, args);
});

test('for the protocol suite, /custom sends the credentials of a client', async (t) => {
  const url = await boot(t, { PROTOCOL_SUITE: '1' });
  const alice = await TestClient.connect(t, `${url}/custom`);
  assert.deepEqual(await alice.receives('auth'), [{}]);
  await assert.rejects(TestClient.connect(t, `${url}/chat`), /Invalid namespace/);
});

test('without the setting, /custom does not exist', async (t) => {
  await assert.rejects(TestClient.connect(t, `${await boot(t)}/custom`), /Invalid namespace/);
});
