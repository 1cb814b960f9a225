import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boot } from '../testing/boot';
import { Visitor } from '../testing/visitor';

const OK = { ok: true };

test('members are listed with their rooms, without their own', async (t) => {
  const alice = await Visitor.enter(t, await boot(t));
  await alice.ask('joinRoom', 'a');
  await alice.ask('joinRoom', 'b');
  const members = [{ id: alice.id, rooms: ['a', 'b'] }];
  assert.deepEqual(await alice.ask('members', 'a'), { ok: true, members });
  assert.deepEqual(await alice.ask('members', alice.id), { ok: true, members: [] });
});

test('summon, evict and kick move a member', async (t) => {
  const url = await boot(t);
  const [alice, bob] = [await Visitor.enter(t, url), await Visitor.enter(t, url)];
  const member = bob.id;
  assert.deepEqual(await alice.ask('summon', { member, room: 'a' }), OK);
  assert.deepEqual(await bob.ask('myRooms'), { ok: true, rooms: ['a'] });
  assert.deepEqual(await alice.ask('evict', { member, room: 'a' }), OK);
  assert.deepEqual(await bob.ask('myRooms'), { ok: true, rooms: [] });
  assert.deepEqual(await alice.ask('kick', { member, reason: 'late' }), OK);
  await bob.untilDisconnected();
  assert.deepEqual(bob.heard, [
    ['evicted', { room: 'a' }],
    ['kicked', { reason: 'late' }],
  ]);
});

test('who is not there cannot be moved', async (t) => {
  const url = await boot(t);
  const [alice, other] = [await Visitor.enter(t, url), await Visitor.enter(t, `${url}/chat`)];
  await alice.ask('joinRoom', 'a');
  const codes: unknown[] = [];
  for (const [event, payload] of [
    ['summon', { member: other.id, room: 'a' }],
    ['summon', { member: 'room:a', room: 'b' }],
    ['evict', { member: alice.id, room: 'b' }],
    ['kick', { member: other.id, reason: '' }],
    ['revoke', { member: alice.id, room: 'a' }],
  ] as const)
    codes.push(((await alice.ask(event, payload)) as { error: { code: string } }).error.code);
  assert.deepEqual(codes, ['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'FORBIDDEN']);
});
