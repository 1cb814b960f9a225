import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roomLabel, toRoomReference, toRoomReferences } from './room-reference';

test('a room has a name, and a namespace where one is named', () => {
  assert.deepEqual(toRoomReference('the lobby'), {
    ...{ name: 'lobby', exact: false, namespace: undefined },
  });
  assert.deepEqual(toRoomReference('the room "Garden" of "/news"'), {
    ...{ name: 'Garden', exact: false, namespace: '/news', quoted: true },
  });
  assert.equal(toRoomReference('the room exactly named "a"').exact, true);
});

test('a room may be named after the id of a client', () => {
  const { owner } = toRoomReference('the room named after bob\'s phone\'s id in "/news"');
  assert.deepEqual(owner, { client: "bob's phone", namespace: '/news' });
});

test('quoted names in a list may hold commas', () => {
  const names = toRoomReferences('the room "a, b", the lobby and the garden of "/news"');
  assert.deepEqual(
    names.map(({ name, namespace }) => [name, namespace]),
    [
      ['a, b', undefined],
      ['lobby', undefined],
      ['garden', '/news'],
    ],
  );
});

test('messages call a room as the features do', () => {
  assert.equal(roomLabel(toRoomReference('the lobby')), 'the lobby');
  assert.equal(roomLabel(toRoomReference('the room "Garden"')), 'the room "Garden"');
});
