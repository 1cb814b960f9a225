import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boot } from '../testing/boot';
import { Visitor } from '../testing/visitor';

test('the value that is returned is the acknowledgement', async (t) => {
  const alice = await Visitor.enter(t, `${await boot(t)}/nest`);
  const values = {
    text: 'a text',
    list: [1, 2],
    object: { a: 1 },
    zero: 0,
    empty: '',
    false: false,
  };
  for (const [name, value] of Object.entries(values))
    assert.deepEqual(await alice.ask('returnValue', name), value);
  assert.equal(await alice.ask('returnValues'), 1);
  assert.deepEqual(alice.heard, []);
});

test('null, nothing and events are no acknowledgement', async (t) => {
  const alice = await Visitor.enter(t, `${await boot(t)}/nest`);
  const answers: unknown[] = [];
  const acknowledge = (answer: unknown) => answers.push(answer);
  for (const name of ['null', 'nothing']) alice.socket.emit('returnValue', name, acknowledge);
  alice.socket.emit('returnEvent', 'hello', acknowledge);
  alice.socket.emit('returnEvents', acknowledge);
  await alice.ask('returnValue', 'zero');
  assert.deepEqual(answers, []);
  const returned = ['hello', 1, 2, 3].map((data) => ['returned', data]);
  assert.deepEqual(alice.heard, returned);
});

test('an event in what a client sent is given back, not emitted', async (t) => {
  const alice = await Visitor.enter(t, `${await boot(t)}/nest`);
  const given = { event: 'announcement', data: 'spoofed' };
  assert.deepEqual(await alice.ask('giveBack', given), { given });
  assert.deepEqual(alice.heard, []);
});
