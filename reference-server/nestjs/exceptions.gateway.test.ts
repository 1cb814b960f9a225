import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boot } from '../testing/boot';
import { TestClient } from '../testing/test-client';

const closed = 'The vault is closed.';
const secret = 'Internal server error';

test('only the message of a WsException reaches the client', async (t) => {
  const url = `${await boot(t)}/nest`;
  const [alice, bob] = [await TestClient.connect(t, url), await TestClient.connect(t, url)];
  const messages = { text: closed, stream: closed, error: secret, http: secret };
  for (const [data, message] of Object.entries(messages)) {
    alice.received.length = 0;
    alice.socket.emit('throw', data);
    const cause = { pattern: 'throw', data };
    assert.deepEqual(await alice.receives('exception'), [{ status: 'error', message, cause }]);
  }
  await bob.request('throw', 'nothing');
  assert.deepEqual(
    bob.received.filter(([event]) => event === 'exception'),
    [],
  );
});

test('an object in a WsException is sent as it is, and the client stays connected', async (t) => {
  const alice = await TestClient.connect(t, `${await boot(t)}/nest`);
  alice.socket.emit('throw', 'object');
  assert.deepEqual(await alice.receives('exception'), [{ code: 'CLOSED', until: 'Monday' }]);
  assert.equal(await alice.request('throw', 'nothing'), 'nothing thrown');
});
