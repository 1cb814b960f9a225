import assert from 'node:assert/strict';
import { test } from 'node:test';
import { driverOf } from '../driver-of';
import { parseTarget } from '../../target-file/target-file';
import { isFirstJoin, seated } from './joining';
import { Occupancy } from './occupancy';
import { noteEffect, type RoomRequest } from './room-rules';

const first = 'operations: { join: { first: { event: create } } }';
const rooms = 'rooms: { capacity: 2 }';

function requestsOf(text: string): (client: string) => RoomRequest {
  const target = parseTarget(`name: Acme\nstart: { reference: true }\n${text}\n`, '/acme.yaml');
  const [driver, occupancy] = [driverOf(target), new Occupancy()];
  const values = { room: 'lobby' };
  return (client) => ({
    ...{ client, driver, occupancy, values },
    namespace: '/chat',
    operation: 'join',
  });
}

test('a join on its way has its seat', async () => {
  const request = requestsOf(rooms)('alice');
  const size = await seated(request, () =>
    Promise.resolve(request.occupancy.size('/chat', 'lobby')),
  );
  assert.deepEqual([size, request.occupancy.size('/chat', 'lobby')], [1, 0]);
});

test('of clients that join at once, only the first creates the room', async () => {
  const requestOf = requestsOf(first);
  const joins = ['alice', 'bob', 'carol'].map((name) => {
    const request = requestOf(name);
    return seated(request, async () => {
      const creates = isFirstJoin(request);
      await Promise.resolve();
      noteEffect(request);
      return creates;
    });
  });
  assert.deepEqual(await Promise.all(joins), [true, false, false]);
});

test('a room whose first join is refused is created by the next client', async () => {
  const requestOf = requestsOf(first);
  await assert.rejects(seated(requestOf('alice'), () => Promise.reject(new Error('refused'))));
  assert.equal(isFirstJoin(requestOf('bob')), true);
});
