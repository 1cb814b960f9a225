import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refusedAt } from '../testing/target-mistake';
import { withoutSecrets } from './secrets';
import { parseTarget } from './target-file';

const file = '/acme/target.yaml';
const head = 'name: Acme\nstart: { reference: true }\n';
process.env['ROOMS_TEST_SECRET'] = 'correct horse battery';

test('env:NAME is a variable of the file’s own env, otherwise of the environment', () => {
  const { env, credentials } = parseTarget(
    `${head}env: { A: 'env:B', B: 'env:ROOMS_TEST_SECRET', C: plain }\ncredentials: { jwtSecret: env:A }\n`,
    file,
  );
  const secret = 'correct horse battery';
  assert.deepEqual(env, { A: secret, B: secret, C: 'plain' });
  assert.deepEqual(credentials, { jwtSecret: secret });
});

test('env:NAME is resolved in what clients say when they connect', () => {
  const text = `${head}connect: { auth: { key: env:ROOMS_TEST_SECRET, user: '{user.id}' } }\n`;
  const { connect } = parseTarget(text, file);
  assert.deepEqual(connect.auth, { key: 'correct horse battery', user: '{user.id}' });
});

test('values of variables and tokens are never shown', () => {
  const token = 'opaque-token-of-a-member';
  parseTarget(
    `${head}env: { A: env:ROOMS_TEST_SECRET }\ncredentials: { member: ${token} }\n`,
    file,
  );
  const shown = withoutSecrets(
    `a correct horse battery b ${token} c eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJi... d`,
  );
  const hidden = '(a secret, not shown)';
  assert.equal(shown, `a ${hidden} b ${hidden} c ${hidden} d`);
});

/** By mistake: the text after the head, the position, and the message. */
const mistakes: Record<string, readonly [text: string, place: string, says: RegExp]> = {
  'a variable that is not set': [
    'credentials: { jwtSecret: env:ROOMS_TEST_SECRIT }\n',
    '3:27',
    /credentials\.jwtSecret: the environment variable ROOMS_TEST_SECRIT is not set; did you mean ROOMS_TEST_SECRET\?$/,
  ],
  'a cycle': [
    'env: { A: env:B, B: env:A }\n',
    '3:11',
    /env\.A: the variable refers to itself: B → A → B/,
  ],
  'a variable that refers to itself': [
    'env: { A: env:A }\n',
    '3:11',
    /env\.A: the variable refers to itself: A → A/,
  ],
  'a secret and tokens': [
    'credentials: { jwtSecret: a, member: b }\n',
    '3:14',
    /expected either jwtSecret alone, or/,
  ],
  'tokens without a member token': [
    'credentials: { moderator: b }\n',
    '3:14',
    /expected either jwtSecret alone, or/,
  ],
  'an unknown token': [
    'credentials: { membre: b }\n',
    '3:16',
    /unknown key `membre`; did you mean member\?/,
  ],
};

for (const [what, [text, place, says]] of Object.entries(mistakes))
  test(`${what} is reported at ${place}, without any value`, () => {
    const message = refusedAt({ text: `${head}${text}`, file, place, says });
    assert.doesNotMatch(message, /correct horse/);
  });
