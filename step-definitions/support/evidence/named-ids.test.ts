import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withClientNames } from './named-ids';

const alice = { label: 'alice@1', allIds: ['a1'], isNewestId: () => true };
const bob = { label: 'bob@2', allIds: ['b1', 'b2'], isNewestId: (id: string) => id === 'b2' };

test('every quoted id is followed by its client', () => {
  assert.equal(
    withClientNames("[ 'a1', 'b2', 'c1' ], not a1", [alice, bob]),
    "[ 'a1' (alice@1), 'b2' (bob@2), 'c1' ], not a1",
  );
});

test('an id that a client had before it reconnected is named as such', () => {
  assert.equal(withClientNames("'b1'", [alice, bob]), "'b1' (bob@2, an earlier id)");
});
