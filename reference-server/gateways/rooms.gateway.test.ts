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

test('the others in a room are told who joins and who leaves, once', async (t) => {
  const url = await boot(t);
  const [alice, bob] = [await Visitor.enter(t, url), await Visitor.enter(t, url)];
  const notice = { room: 'a', member: bob.id };
  await alice.ask('joinRoom', 'a');
  for (const [event, payload] of [
    ['joinRoom', 'a'],
    ['joinRoom', 'a'],
    ['leaveRoom', 'a'],
    ['leaveRoom', 'a'],
  ] as const)
    await bob.ask(event, payload);
  await alice.ask('summon', { member: bob.id, room: 'a' });
  await alice.ask('evict', { member: bob.id, room: 'a' });
  await alice.ask('summon', { member: bob.id, room: 'a' });
  await alice.ask('kick', { member: bob.id, reason: '' });
  await bob.untilDisconnected();
  await alice.ask('myRooms');
  const told = alice.heard.slice(1);
  const [joined, left] = [
    ['memberJoined', notice],
    ['memberLeft', notice],
  ];
  assert.deepEqual(told, [joined, left, joined, left, joined, left]);
  assert.ok(bob.heard.every(([event]) => event !== 'memberJoined' && event !== 'memberLeft'));
});

test('who loses the connection has left', async (t) => {
  const url = await boot(t);
  const [alice, bob] = [await Visitor.enter(t, url), await Visitor.enter(t, url)];
  await alice.ask('joinRoom', 'a');
  await bob.ask('joinRoom', 'a');
  const notice = { room: 'a', member: bob.id };
  bob.socket.io.engine.close();
  assert.deepEqual(await alice.hears('memberLeft'), [notice]);
});

test('members are asked, and answer in time or not', async (t) => {
  const url = await boot(t);
  const [alice, bob, carol] = [
    await Visitor.enter(t, url),
    await Visitor.enter(t, url),
    await Visitor.enter(t, url),
  ];
  const ask = (timeoutMs: unknown) =>
    carol.ask('askRoom', { room: 'a', question: 'ready?', timeoutMs });
  assert.deepEqual(await ask(60_000), { ok: true, answers: [], complete: true });
  for (const visitor of [alice, bob]) await visitor.ask('joinRoom', 'a');
  alice.answers = 'yes';
  assert.deepEqual(await ask(100), { ok: true, answers: ['yes'], complete: false });
  bob.answers = 'yes';
  assert.deepEqual(await ask(60_000), { ok: true, answers: ['yes', 'yes'], complete: true });
  assert.deepEqual(await bob.hears('question'), [
    { room: 'a', from: carol.id, question: 'ready?' },
  ]);
  for (const timeoutMs of [0, -1, 60_001, '100', null, undefined])
    assert.equal(((await ask(timeoutMs)) as { error: { code: string } }).error.code, 'INVALID');
});
