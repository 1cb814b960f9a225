import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boot } from '../testing/boot';
import { TestClient } from '../testing/test-client';

const OK = { ok: true };

test('members are listed with their rooms, without the room under their id', async (t) => {
  const alice = await TestClient.connect(t, await boot(t));
  await alice.request('joinRoom', 'a');
  await alice.request('joinRoom', 'b');
  const members = [{ id: alice.id, rooms: ['a', 'b'] }];
  assert.deepEqual(await alice.request('members', 'a'), { ok: true, members });
  assert.deepEqual(await alice.request('members', alice.id), { ok: true, members: [] });
});

test('summon, evict and kick move a member', async (t) => {
  const url = await boot(t);
  const [alice, bob] = [await TestClient.connect(t, url), await TestClient.connect(t, url)];
  const member = bob.id;
  assert.deepEqual(await alice.request('summon', { member, room: 'a' }), OK);
  assert.deepEqual(await bob.request('myRooms'), { ok: true, rooms: ['a'] });
  assert.deepEqual(await alice.request('evict', { member, room: 'a' }), OK);
  assert.deepEqual(await bob.request('myRooms'), { ok: true, rooms: [] });
  assert.deepEqual(await alice.request('kick', { member, reason: 'late' }), OK);
  await bob.untilDisconnected();
  assert.deepEqual(bob.received, [
    ['evicted', { room: 'a' }],
    ['kicked', { reason: 'late' }],
  ]);
});

test('an absent client cannot be moved', async (t) => {
  const url = await boot(t);
  const [alice, other] = [
    await TestClient.connect(t, url),
    await TestClient.connect(t, `${url}/chat`),
  ];
  await alice.request('joinRoom', 'a');
  const codes: unknown[] = [];
  for (const [event, payload] of [
    ['summon', { member: other.id, room: 'a' }],
    ['summon', { member: 'room:a', room: 'b' }],
    ['evict', { member: alice.id, room: 'b' }],
    ['kick', { member: other.id, reason: '' }],
    ['revoke', { member: alice.id, room: 'a' }],
  ] as const)
    codes.push(((await alice.request(event, payload)) as { error: { code: string } }).error.code);
  assert.deepEqual(codes, ['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'FORBIDDEN']);
});

test('the other members are notified once when a client joins or leaves', async (t) => {
  const url = await boot(t);
  const [alice, bob] = [await TestClient.connect(t, url), await TestClient.connect(t, url)];
  const notice = { room: 'a', member: bob.id };
  await alice.request('joinRoom', 'a');
  for (const [event, payload] of [
    ['joinRoom', 'a'],
    ['joinRoom', 'a'],
    ['leaveRoom', 'a'],
    ['leaveRoom', 'a'],
  ] as const)
    await bob.request(event, payload);
  await alice.request('summon', { member: bob.id, room: 'a' });
  await alice.request('evict', { member: bob.id, room: 'a' });
  await alice.request('summon', { member: bob.id, room: 'a' });
  await alice.request('kick', { member: bob.id, reason: '' });
  await bob.untilDisconnected();
  await alice.request('myRooms');
  const received = alice.received.slice(1);
  const [joined, left] = [
    ['memberJoined', notice],
    ['memberLeft', notice],
  ];
  assert.deepEqual(received, [joined, left, joined, left, joined, left]);
  assert.ok(bob.received.every(([event]) => event !== 'memberJoined' && event !== 'memberLeft'));
});

test('a client that loses its connection has left', async (t) => {
  const url = await boot(t);
  const [alice, bob] = [await TestClient.connect(t, url), await TestClient.connect(t, url)];
  await alice.request('joinRoom', 'a');
  await bob.request('joinRoom', 'a');
  const notice = { room: 'a', member: bob.id };
  bob.socket.io.engine.close();
  assert.deepEqual(await alice.receives('memberLeft'), [notice]);
});

test('a question returns the answers that arrive in time', async (t) => {
  const url = await boot(t);
  const [alice, bob, carol] = [
    await TestClient.connect(t, url),
    await TestClient.connect(t, url),
    await TestClient.connect(t, url),
  ];
  const ask = (timeoutMs: unknown) =>
    carol.request('askRoom', { room: 'a', question: 'ready?', timeoutMs });
  assert.deepEqual(await ask(60_000), { ok: true, answers: [], complete: true });
  for (const client of [alice, bob]) await client.request('joinRoom', 'a');
  alice.answers = 'yes';
  assert.deepEqual(await ask(100), { ok: true, answers: ['yes'], complete: false });
  bob.answers = 'yes';
  assert.deepEqual(await ask(60_000), { ok: true, answers: ['yes', 'yes'], complete: true });
  assert.deepEqual(await bob.receives('question'), [
    { room: 'a', from: carol.id, question: 'ready?' },
  ]);
  for (const timeoutMs of [0, -1, 60_001, '100', null, undefined])
    assert.equal(((await ask(timeoutMs)) as { error: { code: string } }).error.code, 'INVALID');
});
