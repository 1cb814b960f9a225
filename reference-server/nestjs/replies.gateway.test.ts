import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boot } from '../testing/boot';
import { TestClient } from '../testing/test-client';

test('the returned value is the acknowledgement', async (t) => {
  const alice = await TestClient.connect(t, `${await boot(t)}/nest`);
  const values = {
    text: 'a text',
    list: [1, 2],
    object: { a: 1 },
    zero: 0,
    empty: '',
    false: false,
  };
  for (const [name, value] of Object.entries(values))
    assert.deepEqual(await alice.request('returnValue', name), value);
  assert.equal(await alice.request('returnValues'), 1);
  assert.deepEqual(alice.received, []);
});

test('null, undefined and events are not acknowledgements', async (t) => {
  const alice = await TestClient.connect(t, `${await boot(t)}/nest`);
  const answers: unknown[] = [];
  const acknowledge = (answer: unknown) => answers.push(answer);
  for (const name of ['null', 'nothing']) alice.socket.emit('returnValue', name, acknowledge);
  alice.socket.emit('returnEvent', 'hello', acknowledge);
  alice.socket.emit('returnEvents', acknowledge);
  await alice.request('returnValue', 'zero');
  assert.deepEqual(answers, []);
  const returned = ['hello', 1, 2, 3].map((data) => ['returned', data]);
  assert.deepEqual(alice.received, returned);
});

test('an event in what a client sent is returned, not emitted', async (t) => {
  const alice = await TestClient.connect(t, `${await boot(t)}/nest`);
  const given = { event: 'announcement', data: 'spoofed' };
  assert.deepEqual(await alice.request('giveBack', given), { given });
  assert.deepEqual(alice.received, []);
});
