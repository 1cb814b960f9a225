import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freeRooms, hasProbeRoom, isByConnecting, isFree, type RoomModel } from './room-model';

/** Models that leave clients no further room. */
const closed: readonly Partial<RoomModel>[] = [
  { join: 'connect' },
  { leave: 'disconnect' },
  { atOnce: 'one' },
  { capacity: 3 },
  { body: 'none' },
];

for (const change of closed)
  test(`there is no room for fences with ${JSON.stringify(change)}`, () => {
    const model = { ...freeRooms, ...change };
    assert.equal(hasProbeRoom(model), false);
    assert.equal(isFree(model), false);
  });

test('members-only rooms, and senders that are left out, leave a room for fences', () => {
  assert.ok(hasProbeRoom({ ...freeRooms, senders: 'members', sender: 'excluded', body: 'text' }));
});

test('the model without a change is the contract’s, whether or not it names a capacity', () => {
  assert.ok(isFree(freeRooms));
  assert.ok(isFree({ ...freeRooms, capacity: undefined }));
});

test('clients join and leave with their connection only where the model says so', () => {
  const model = { ...freeRooms, leave: 'disconnect' } as const;
  assert.equal(isByConnecting(model, 'leave'), true);
  assert.equal(isByConnecting(model, 'join'), false);
  assert.equal(isByConnecting({ ...model, join: 'connect' }, 'join'), true);
  assert.equal(isByConnecting(model, 'sendToRoom'), false);
});
