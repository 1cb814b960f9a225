import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boot } from '../testing/boot';
import { Visitor } from '../testing/visitor';

const closed = 'The vault is closed.';
const secret = 'Internal server error';

test('only a WsException says more than that there was an error', async (t) => {
  const url = `${await boot(t)}/nest`;
  const [alice, bob] = [await Visitor.enter(t, url), await Visitor.enter(t, url)];
  const messages = { text: closed, stream: closed, error: secret, http: secret };
  for (const [data, message] of Object.entries(messages)) {
    alice.heard.length = 0;
    alice.socket.emit('throw', data);
    const cause = { pattern: 'throw', data };
    assert.deepEqual(await alice.hears('exception'), [{ status: 'error', message, cause }]);
  }
  await bob.ask('throw', 'nothing');
  assert.deepEqual(
    bob.heard.filter(([event]) => event === 'exception'),
    [],
  );
});

test('an object in a WsException is sent as it is, and the client goes on', async (t) => {
  const alice = await Visitor.enter(t, `${await boot(t)}/nest`);
  alice.socket.emit('throw', 'object');
  assert.deepEqual(await alice.hears('exception'), [{ code: 'CLOSED', until: 'Monday' }]);
  assert.equal(await alice.ask('throw', 'nothing'), 'nothing thrown');
});
