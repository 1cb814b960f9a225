import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { test } from 'node:test';
import { withoutSecrets } from '../../target-file/secrets';
import { nobody } from '../../testing/bad-servers';
import {
  accounts,
  application,
  created,
  failure,
  json,
  planOf,
  type Received,
} from '../../testing/setup-application';
import { SetUp } from './set-up';

const deadlineMs = 5000;

test('users and rooms are created once, with their values and cookies, and removed in reverse order', async (t) => {
  const { url, received } = await application(t, {
    'POST /sign-up': json({ user: { id: 7 }, accessToken: 'token-of-alice' }),
    'POST /login': json({}, 'sid=session%20of%20alice; Path=/'),
    'POST /rooms': json({ id: 41, adminKey: 'a/b key' }),
    'PUT /rooms/41?key=a%2Fb%20key': created,
    'DELETE /rooms/41': created,
    'DELETE /users/7': created,
  });
  const setUp = new SetUp(planOf(accounts), { url: () => url, deadlineMs });
  const [user, again] = await Promise.all([setUp.forUser('alice', 'x1'), setUp.forUser('alice')]);
  assert.deepEqual(user, {
    id: 7,
    token: 'token-of-alice',
    session: 'session%20of%20alice',
    cookie: 'sid=session%20of%20alice',
  });
  assert.deepEqual(again, user);
  assert.equal(await setUp.forRoom('lobby', 'alice'), 41);
  assert.equal(await setUp.forRoom('lobby', 'bob'), 41);
  assert.deepEqual(await setUp.tearDown(), []);
  assert.deepEqual(await setUp.tearDown(), []);
  const cookie = 'sid=session%20of%20alice';
  assert.deepEqual(
    received.map((one) => [one.line, one.body, one.cookie]),
    [
      ['POST /sign-up', '{"username":"alice-x1","password":"open sesame"}', undefined],
      ['POST /login', 'name=alice&password=open+sesame', undefined],
      ['POST /rooms', '{"name":"lobby","owner":7}', cookie],
      ['PUT /rooms/41?key=a%2Fb%20key', '', undefined],
      ['DELETE /rooms/41', '', cookie],
      ['DELETE /users/7', '', cookie],
    ],
  );
  assert.equal(received[2]?.headers.authorization, 'Bearer token-of-alice');
});

test('tokens, cookies and passwords are secrets from then on; ids are not', async (t) => {
  const { url } = await application(t, {
    'POST /sign-up': json({ user: { id: 'user-1234567' }, accessToken: 'token-of-bob' }),
    'POST /login': json({}, 'sid=session%20of%20bob; Path=/'),
    'POST /rooms': json({ id: 'room-1234567', adminKey: 'key-of-the-room' }),
    'PUT /rooms/room-1234567?key=key-of-the-room': created,
  });
  const setUp = new SetUp(planOf(accounts), { url: () => url, deadlineMs });
  await setUp.forRoom('lobby', 'bob');
  const said = [
    ...['user-1234567 room-1234567', 'open sesame', 'open%20sesame', 'token-of-bob'],
    ...['sid=session%20of%20bob', 'session of bob', 'key-of-the-room'],
  ];
  const hidden = '(a secret, not shown)';
  assert.equal(
    withoutSecrets(said.join('|')),
    `user-1234567 room-1234567|${hidden}|${hidden}|${hidden}|sid=${hidden}|${hidden}|${hidden}`,
  );
});

test('without a set-up, users have no values, and rooms have their own names', async () => {
  const closed = await nobody();
  const setUp = new SetUp(planOf('{}'), { url: () => closed, deadlineMs });
  assert.deepEqual(await setUp.forUser('alice'), {});
  assert.equal(await setUp.forRoom('lobby', 'alice'), 'lobby');
  assert.deepEqual(await setUp.tearDown(), []);
});

test('a redirect is followed only if the target file says so', async (t) => {
  const answers = {
    'POST /login': (_: Received, response: ServerResponse) =>
      response
        .writeHead(302, { location: '/home?token=t0k', 'set-cookie': 'sid=abcdef; Path=/' })
        .end(),
    'GET /home?token=t0k': json({ name: 'alice' }),
  };
  const { url, received } = await application(t, answers);
  const user = (more: string): Promise<unknown> => {
    const plan = planOf(`setup: { user: [{ post: /login, ${more} }] }`);
    return new SetUp(plan, { url: () => url, deadlineMs }).forUser('alice');
  };
  assert.match(
    await failure(user('redirects: false')),
    /received {4}HTTP 302, a redirect to http.*\/home/,
  );
  assert.deepEqual(await user('expect: 302'), { cookie: 'sid=abcdef' });
  const followed = await user('redirects: true, capture: { name: name, sid: cookie sid }');
  assert.deepEqual(followed, { name: 'alice', sid: 'abcdef', cookie: 'sid=abcdef' });
  assert.equal(received.at(-1)?.cookie, 'sid=abcdef');
});

test('a value may come from a header, or be the whole text', async (t) => {
  const { url } = await application(t, {
    'GET /a': (_, response) => response.setHeader('X-Token', 'from-header').end(' plain-text \n'),
  });
  const plan = planOf('setup: { user: [{ get: /a, capture: { one: header x-token, two: . } }] }');
  const values = await new SetUp(plan, { url: () => url, deadlineMs }).forUser('alice');
  assert.deepEqual(values, { one: 'from-header', two: 'plain-text' });
});
