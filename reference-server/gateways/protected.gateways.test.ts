import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { UnsecuredJWT } from 'jose';
import { boot } from '../testing/boot';
import { inSeconds, JWT_SECRET, sign } from '../testing/tokens';
import { Visitor } from '../testing/visitor';

const OK = { ok: true };

async function code(answer: Promise<unknown>): Promise<unknown> {
  return ((await answer) as { error?: { code: string } }).error?.code;
}

test('no valid token is unauthorized', async (t) => {
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
      await assert.rejects(Visitor.enter(t, url + name, token), {
        message: 'unauthorized',
        data: { code: 'unauthorized' },
      });
});

test('a namespace of a pattern asks everyone, not only who comes first', async (t) => {
  const url = `${await boot(t, { JWT_SECRET })}/members-7`;
  await Visitor.enter(t, url, await sign());
  await assert.rejects(Visitor.enter(t, url), { message: 'unauthorized' });
  assert.deepEqual(await (await Visitor.enter(t, url, await sign())).ask('message', 'hi'), OK);
});

test('the wrong role is forbidden', async (t) => {
  const url = await boot(t, { JWT_SECRET });
  await assert.rejects(Visitor.enter(t, `${url}/moderators`, await sign()), {
    message: 'forbidden',
    data: { code: 'forbidden' },
  });
});

test('only moderators move members', async (t) => {
  const url = `${await boot(t, { JWT_SECRET })}/members`;
  const bob = await Visitor.enter(t, url, await sign());
  const placement = { member: bob.id, room: 'a', reason: '' };
  for (const event of ['summon', 'evict', 'kick', 'revoke'])
    assert.equal(await code(bob.ask(event, placement)), 'FORBIDDEN');
  const alice = await Visitor.enter(t, url, await sign({ role: 'moderator' }));
  assert.deepEqual(await alice.ask('summon', placement), OK);
});

test('a private room takes a token that names it, or a summons, until it is revoked', async (t) => {
  const url = `${await boot(t, { JWT_SECRET })}/members`;
  const room = 'private:vault';
  const moderator = await Visitor.enter(t, url, await sign({ role: 'moderator' }));
  const token = await sign({ rooms: ['vault'] });
  const [bob, eve] = [
    await Visitor.enter(t, url, token),
    await Visitor.enter(t, url, await sign()),
  ];
  assert.deepEqual(await bob.ask('joinRoom', room), { ok: true, room });
  assert.equal(await code(eve.ask('joinRoom', room)), 'FORBIDDEN');
  assert.equal(await code(eve.ask('roomMessage', { room, body: 1 })), 'FORBIDDEN');
  assert.equal(await code(eve.ask('roomsMessage', { rooms: ['a', room], body: 1 })), 'FORBIDDEN');
  assert.deepEqual(await moderator.ask('summon', { member: eve.id, room }), OK);
  assert.deepEqual(await eve.ask('roomMessage', { room, body: 1 }), OK);

  assert.deepEqual(await moderator.ask('revoke', { member: bob.id, room }), OK);
  assert.deepEqual(await bob.hears('evicted'), [{ room }]);
  assert.equal(await code(bob.ask('joinRoom', room)), 'FORBIDDEN');
  assert.equal(await code(moderator.ask('summon', { member: bob.id, room })), 'FORBIDDEN');
  const again = await Visitor.enter(t, url, token);
  assert.equal(await code(again.ask('joinRoom', room)), 'FORBIDDEN');
});

test('an expired token opens no verb', async (t) => {
  const url = `${await boot(t, { JWT_SECRET })}/members`;
  const bob = await Visitor.enter(t, url, await sign({ exp: inSeconds(2) }));
  assert.equal(await code(bob.ask('joinRoom', 'a')), undefined);
  await delay(2_100);
  for (const event of ['message', 'joinRoom', 'leaveRoom', 'myRooms'])
    assert.equal(await code(bob.ask(event, 'a')), 'FORBIDDEN');
});
