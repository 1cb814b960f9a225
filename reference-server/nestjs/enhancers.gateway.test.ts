import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boot } from '../testing/boot';
import { Visitor } from '../testing/visitor';

async function roomsOf(visitor: Visitor): Promise<unknown> {
  return ((await visitor.ask('myRooms')) as { rooms: unknown }).rooms;
}

test('a guard lets through who has the password', async (t) => {
  const alice = await Visitor.enter(t, `${await boot(t)}/nest`);
  for (const payload of [{ room: 'lobby', password: 'guess' }, { room: 'lobby' }, undefined]) {
    alice.heard.length = 0;
    alice.socket.emit('guardedJoin', payload);
    const [exception] = (await alice.hears('exception')) as [{ message: string }];
    assert.equal(exception.message, 'Forbidden resource');
  }
  assert.deepEqual(await roomsOf(alice), []);
  const asked = { room: 'lobby', password: 'sesame' };
  assert.deepEqual(await alice.ask('guardedJoin', asked), { ok: true });
  assert.deepEqual(await roomsOf(alice), ['lobby']);
});

test('a pipe makes a number of the seat, or stops the join', async (t) => {
  const alice = await Visitor.enter(t, `${await boot(t)}/nest`);
  alice.socket.emit('pipedJoin', { room: 'lobby', seat: 'front' });
  const [exception] = (await alice.hears('exception')) as [{ message: string }];
  assert.equal(exception.message, 'Internal server error');
  assert.deepEqual(await roomsOf(alice), []);
  assert.deepEqual(await alice.ask('pipedJoin', { room: 'lobby', seat: '7' }), { seat: 7 });
  assert.deepEqual(await roomsOf(alice), ['lobby']);
});

test('an interceptor shapes the acknowledgement', async (t) => {
  const alice = await Visitor.enter(t, `${await boot(t)}/nest`);
  assert.deepEqual(await alice.ask('wrapped'), { data: 'a text' });
});
