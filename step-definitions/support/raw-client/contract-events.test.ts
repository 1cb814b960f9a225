import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventIn, requestedBy } from './contract-events';

const rooms = { nameOf: ({ name }: { readonly name: string }) => `s-${name}` };

test('an event has a head, a number and arguments with the names of rooms', () => {
  assert.deepEqual(eventIn('42/chat,17["joinRoom","(lobby)"]', rooms), {
    ...{ head: '42/chat,', id: 17 },
    ...{ event: 'joinRoom', args: ['s-lobby'] },
  });
  assert.deepEqual(eventIn('42["x"]', rooms), { head: '42', id: undefined, event: 'x', args: [] });
});

test('what is no text event with a name is none', () => {
  const frames = [
    '42/chat,',
    '42/chat,["message"',
    '42/chat,[null]',
    '42/chat,{}',
    '43/chat,7["x"]',
  ];
  for (const frame of [...frames, '451-/chat,["message"]', '4', 'hello'])
    assert.equal(eventIn(frame, rooms), undefined);
});

test('an event of the contract requests an operation if each argument is one value', () => {
  const join = { operation: 'join', values: { room: 'lobby' } };
  assert.deepEqual(requestedBy({ event: 'joinRoom', args: ['lobby'] }), join);
  const reflect = { operation: 'reflect', values: { body: null } };
  assert.deepEqual(requestedBy({ event: 'reflect', args: [null] }), reflect);
  assert.equal(requestedBy({ event: 'reflect', args: [1, 2] }), undefined);
  assert.equal(requestedBy({ event: 'roomMessage', args: [{ room: 'a' }] }), undefined);
  assert.equal(requestedBy({ event: 'unknown', args: [] }), undefined);
});
