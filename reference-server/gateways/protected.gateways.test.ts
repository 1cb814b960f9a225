import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { UnsecuredJWT } from 'jose';
import { boot } from '../testing/boot';
import { inSeconds, JWT_SECRET, sign } from '../testing/tokens';
import { TestClient } from '../testing/test-client';

const OK = { ok: true };

async function code(answer: Promise<unknown>): Promise<unknown> {
  return ((await answer) as { error?: { code: string } }).error?.code;
}

test('a client without a valid token is unauthorized', async (t) => {
  const url = await boot(t, { JWT_SECRET });
  const claims = { sub: 'eve', role: 'moderator', rooms: [], exp: inSeconds(60) };
  const tokens = [
    undefined,
    'malformed',
    await sign({}, 'another secret'),
    await sign({ exp: inSeconds(-1) }),
    await sign({ role: 'owner' }),
    new UnsecuredJWT(claims).encode(),
  ];
  for (const token of tokens)
    for (const name of ['/members', '/moderators'])
      await assert.rejects(TestClient.connect(t, url + name, token), {
        message: 'unauthorized',
        data: { code: 'unauthorized' },
      });
});

test('a dynamic namespace checks every client, not only the first', async (t) => {
  const url = `${await boot(t, { JWT_SECRET })}/members-7`;
  await TestClient.connect(t, url, await sign());
  await assert.rejects(TestClient.connect(t, url), { message: 'unauthorized' });
  assert.deepEqual(
    await (await TestClient.connect(t, url, await sign())).request('message', 'hi'),
    OK,
  );
});

test('the wrong role is forbidden', async (t) => {
  const url = await boot(t, { JWT_SECRET });
  await assert.rejects(TestClient.connect(t, `${url}/moderators`, await sign()), {
    message: 'forbidden',
    data: { code: 'forbidden' },
  });
});

test('only moderators move members', async (t) => {
  const url = `${await boot(t, { JWT_SECRET })}/members`;
  const bob = await TestClient.connect(t, url, await sign());
  const placement = { member: bob.id, room: 'a', reason: '' };
  for (const event of ['summon', 'evict', 'kick', 'revoke'])
    assert.equal(await code(bob.request(event, placement)), 'FORBIDDEN');
  const alice = await TestClient.connect(t, url, await sign({ role: 'moderator' }));
  assert.deepEqual(await alice.request('summon', placement), OK);
});

test('a private room requires a token that names it, or a summons, until access is revoked', async (t) => {
  const url = `${await boot(t, { JWT_SECRET })}/members`;
  const room = 'private:vault';
  const moderator = await TestClient.connect(t, url, await sign({ role: 'moderator' }));
  const token = await sign({ rooms: ['vault'] });
  const [bob, eve] = [
    await TestClient.connect(t, url, token),
    await TestClient.connect(t, url, await sign()),
  ];
  assert.deepEqual(await bob.request('joinRoom', room), { ok: true, room });
  assert.equal(await code(eve.request('joinRoom', room)), 'FORBIDDEN');
  assert.equal(await code(eve.request('roomMessage', { room, body: 1 })), 'FORBIDDEN');
  assert.equal(
    await code(eve.request('roomsMessage', { rooms: ['a', room], body: 1 })),
    'FORBIDDEN',
  );
  assert.deepEqual(await moderator.request('summon', { member: eve.id, room }), OK);
  assert.deepEqual(await eve.request('roomMessage', { room, body: 1 }), OK);

  assert.deepEqual(await moderator.request('revoke', { member: bob.id, room }), OK);
  assert.deepEqual(await bob.receives('evicted'), [{ room }]);
  assert.equal(await code(bob.request('joinRoom', room)), 'FORBIDDEN');
  assert.equal(await code(moderator.request('summon', { member: bob.id, room })), 'FORBIDDEN');
  const again = await TestClient.connect(t, url, token);
  assert.equal(await code(again.request('joinRoom', room)), 'FORBIDDEN');
});

test('an expired token allows no operation', async (t) => {
  const url = `${await boot(t, { JWT_SECRET })}/members`;
  const bob = await TestClient.connect(t, url, await sign({ exp: inSeconds(2) }));
  assert.equal(await code(bob.request('joinRoom', 'a')), undefined);
  await delay(2_100);
  for (const event of ['message', 'joinRoom', 'leaveRoom', 'myRooms'])
    assert.equal(await code(bob.request(event, 'a')), 'FORBIDDEN');
});
