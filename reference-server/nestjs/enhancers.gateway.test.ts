import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boot } from '../testing/boot';
import { TestClient } from '../testing/test-client';

async function roomsOf(client: TestClient): Promise<unknown> {
  return ((await client.request('myRooms')) as { rooms: unknown }).rooms;
}

test('a guard accepts a client that has the password', async (t) => {
  const alice = await TestClient.connect(t, `${await boot(t)}/nest`);
  for (const payload of [{ room: 'lobby', password: 'guess' }, { room: 'lobby' }, undefined]) {
    alice.received.length = 0;
    alice.socket.emit('guardedJoin', payload);
    const [exception] = (await alice.receives('exception')) as [{ message: string }];
    assert.equal(exception.message, 'Forbidden resource');
  }
  assert.deepEqual(await roomsOf(alice), []);
  const request = { room: 'lobby', password: 'sesame' };
  assert.deepEqual(await alice.request('guardedJoin', request), { ok: true });
  assert.deepEqual(await roomsOf(alice), ['lobby']);
});

test('a pipe converts the seat to a number or prevents the join', async (t) => {
  const alice = await TestClient.connect(t, `${await boot(t)}/nest`);
  alice.socket.emit('pipedJoin', { room: 'lobby', seat: 'front' });
  const [exception] = (await alice.receives('exception')) as [{ message: string }];
  assert.equal(exception.message, 'Internal server error');
  assert.deepEqual(await roomsOf(alice), []);
  assert.deepEqual(await alice.request('pipedJoin', { room: 'lobby', seat: '7' }), { seat: 7 });
  assert.deepEqual(await roomsOf(alice), ['lobby']);
});

test('an interceptor changes the acknowledgement', async (t) => {
  const alice = await TestClient.connect(t, `${await boot(t)}/nest`);
  assert.deepEqual(await alice.request('wrapped'), { data: 'a text' });
});
