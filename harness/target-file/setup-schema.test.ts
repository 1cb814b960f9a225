import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { checkYaml, map } from './checked-yaml';
import { withoutSecrets } from './secrets';
import { checkSetUp } from './setup-check';
import { setUpSchema } from './setup-schema';

const file = '/acme/target.yaml';
process.env['ROOMS_TEST_PASSWORD'] = 'correct {room} battery';

/** The part of a target file that is about the set-up. */
const schema = map({
  env: z.record(z.string(), z.string()).default({}),
  setup: setUpSchema.prefault({}),
  teardown: setUpSchema.prefault({}),
}).transform(checkSetUp);

const complete = `
setup:
  user:
    - post: /auth/sign-up
      json: { username: '{participant}-{unique}', password: env:ROOMS_TEST_PASSWORD }
      expect: 201
      capture: { token: accessToken, id: user.id }
    - post: /auth/login
      form: { name: '{participant}', id: '{user.id}', remember: 1 }
      redirects: true
      capture: { session: cookie connect.sid, csrf: header x-csrf-token }
  room:
    - post: /rooms
      as: creator
      headers: { authorization: 'Bearer {creator.token}' }
      json: { name: '{room}', tags: [{ by: '{participant}' }] }
      capture: { room: id, key: adminKey }
    - put: /rooms/{room}?key={room.key}
teardown:
  room:
    - delete: /rooms/{room}
      as: creator
      headers: { x-key: '{room.key}', cookie: '{creator.cookie}' }
  user:
    - delete: https://auth.example/users/{user.id}
`;

test('requests have a method, a path, a body, and what they capture', () => {
  const { data, mistakes } = checkYaml(schema, complete, file) as never as {
    data: z.infer<typeof schema>;
    mistakes?: string[];
  };
  assert.equal(mistakes, undefined);
  const [signUp, login] = data.setup.user;
  assert.deepEqual(signUp, {
    method: 'post',
    path: '/auth/sign-up',
    json: { username: '{participant}-{unique}', password: '{env.ROOMS_TEST_PASSWORD}' },
    expect: 201,
    redirects: false,
    capture: { token: 'accessToken', id: 'user.id' },
  });
  assert.deepEqual(login?.form, { name: '{participant}', id: '{user.id}', remember: '1' });
  assert.equal(login.redirects, true);
  assert.equal(data.setup.room[0]?.as, 'creator');
  assert.equal(data.teardown.user[0]?.method, 'delete');
  assert.deepEqual(data.references, { 'env.ROOMS_TEST_PASSWORD': 'correct {room} battery' });
  assert.equal(withoutSecrets('a correct {room} battery'), 'a (a secret, not shown)');
});

test('without a set-up, there are no requests', () => {
  const { data } = checkYaml(schema, 'env: {}\n', file) as never as {
    data: z.infer<typeof schema>;
  };
  assert.deepEqual(data.setup, { user: [], room: [] });
});

/** By mistake: the text, the position, and the message. */
const mistakes: Record<string, readonly [text: string, place: string, says: RegExp]> = {
  'an unknown placeholder in a body': [
    `setup:\n  user:\n    - post: /a\n      json:\n        - { name: '{participent}' }\n`,
    '5:19',
    /setup\.user\.0\.json\.0\.name: unknown placeholder \{participent\}; expected \{participant\} \{unique\} \{user\.cookie\}; did you mean \{participant\}\?/,
  ],
  'a value that is captured too late': [
    `setup:\n  user:\n    - get: '/a/{user.id}'\n      capture: { id: id }\n`,
    '3:12',
    /setup\.user\.0\.get: unknown placeholder \{user\.id\}/,
  ],
  'a room in the request of a user': [
    `setup:\n  user:\n    - post: /a\n      form: { name: '{room}' }\n`,
    '4:21',
    /setup\.user\.0\.form\.name: unknown placeholder \{room\}/,
  ],
  'an unknown value of the creator': [
    `setup:\n  user: [{ get: /a, capture: { token: t } }]\n  room:\n    - post: /a\n      headers: { authorization: 'Bearer {creator.tokn}' }\n`,
    '5:33',
    /headers\.authorization: .*did you mean \{creator\.token\}\?/,
  ],
  'an unknown value in teardown': [
    `teardown:\n  room: [{ delete: '/rooms/{room.id}' }]\n`,
    '2:20',
    /teardown\.room\.0\.delete: unknown placeholder \{room\.id\}/,
  ],
  'a reference that is not set': [
    `setup:\n  user:\n    - post: /a\n      json: { password: env:ROOMS_TEST_PASSWERD }\n`,
    '4:25',
    /setup\.user\.0\.json\.password: the environment variable ROOMS_TEST_PASSWERD is not set; did you mean ROOMS_TEST_PASSWORD\?/,
  ],
  'no method': [
    `setup:\n  user:\n    - json: {}\n`,
    '3:7',
    /setup\.user\.0: expected exactly one of: get, post, put, patch, delete; received none/,
  ],
  'two methods': [`setup:\n  user:\n    - { get: /a, post: /b }\n`, '3:7', /received get, post/],
  'an unknown key': [
    `setup:\n  user:\n    - { psot: /a }\n`,
    '3:9',
    /unknown key `psot`; did you mean post\?/,
  ],
  'json and form': [
    `setup:\n  user:\n    - { post: /a, json: {}, form: {} }\n`,
    '3:35',
    /expected either json or form, not both/,
  ],
  'a path without a slash': [
    `setup:\n  user:\n    - post: rooms\n`,
    '3:13',
    /expected a path that begins with \//,
  ],
  'a capture that is no path': [
    `setup:\n  user:\n    - { get: /a, capture: { id: a..b } }\n`,
    '3:33',
    /expected a dotted path into the JSON answer/,
  ],
  'a captured value named cookie': [
    `setup:\n  user:\n    - { get: /a, capture: { cookie: cookie sid } }\n`,
    '3:37',
    /\{user\.cookie\} already stands for all cookies/,
  ],
  'a capture in teardown': [
    `teardown:\n  user: [{ get: /a, capture: { id: id } }]\n`,
    '2:30',
    /no request follows that could use the value/,
  ],
  'a user that is set up as the creator': [
    `setup:\n  user:\n    - { get: /a, as: creator }\n`,
    '3:22',
    /the requests of a user are always sent as that user/,
  ],
  'a status that is none': [
    `setup:\n  user:\n    - { get: /a, expect: 99 }\n`,
    '3:26',
    /expected number to be >=200/,
  ],
};

for (const [what, [text, place, says]] of Object.entries(mistakes))
  test(`${what} is reported at ${place}`, () => {
    const checked = checkYaml(schema, text, file);
    const [line = ''] = checked.mistakes ?? [];
    assert.ok(line.startsWith(`${file}:${place}: `), checked.mistakes?.join('\n'));
    assert.match(line, says);
  });
