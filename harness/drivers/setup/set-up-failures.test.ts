import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accepting, nobody } from '../../testing/bad-servers';
import {
  accounts,
  application,
  created,
  failure,
  json,
  planOf,
} from '../../testing/setup-application';
import { SetUp } from './set-up';

const deadlineMs = 5000;

test('a refused request says for whom, what was sent and what came, without secrets', async (t) => {
  const { url } = await application(t, {
    'POST /sign-up': ({ body }, response) =>
      response.writeHead(409).end(`taken: ${body} ${'x'.repeat(500)}`),
  });
  const message = await failure(
    new SetUp(planOf(accounts), { url: () => url, deadlineMs }).forUser('alice', 'x'),
  );
  const shown = '{"username":"alice-x","password":"(a secret, not shown)"}';
  const [what, sent, expected, received = '', lookAt] = message.split('\n');
  assert.equal(what, 'user alice: POST /sign-up failed');
  assert.equal(sent, `  sent        POST ${url}/sign-up ${shown}`);
  assert.equal(expected, '  expected    HTTP 200 to 299');
  assert.ok(received.startsWith(`  received    HTTP 409 taken: ${shown} x`), received);
  assert.ok(received.length < 240);
  assert.equal(lookAt, '  look at     setup.user.0 in the target file');
});

test('another status than the expected one fails, and a token in the answer is not shown', async (t) => {
  const { url } = await application(t, {
    'POST /a': json({ token: 'never-captured', user: { id: 7, tags: ['x', 'y'] }, none: null }),
  });
  const plan = planOf('setup: { user: [{ post: /a, expect: 201 }] }');
  const message = await failure(new SetUp(plan, { url: () => url, deadlineMs }).forUser('alice'));
  assert.match(message, /expected {4}HTTP 201\n/);
  assert.match(
    message,
    /received {4}HTTP 200 \{ token: a text, user: \{ id: a number, tags: \[a text, 2 in all\] \}, none: null \}\n/,
  );
});

/** By source: why nothing is captured. */
const nothing: Record<string, RegExp> = {
  'user.ident': /id at user\.ident; did you mean user\.id\?/,
  user: /id at user; did you mean user\.id, user\.token\?/,
  'cookie sdi': /id at cookie sdi; did you mean sid\?/,
  'header x-tokn': /id at header x-tokn; did you mean x-token\?/,
};

for (const [source, says] of Object.entries(nothing))
  test(`${source}, which the answer does not have, is named`, async (t) => {
    const { url } = await application(t, {
      'POST /a': (_, response) =>
        response
          .writeHead(201, { 'set-cookie': 'sid=1', 'x-token': 't' })
          .end(JSON.stringify({ user: { id: 7, token: 'never-captured' } })),
    });
    const plan = planOf(`setup: { user: [{ post: /a, capture: { id: ${source} } }] }`);
    const message = await failure(new SetUp(plan, { url: () => url, deadlineMs }).forUser('alice'));
    assert.match(message, says);
    assert.doesNotMatch(message, /never-captured/);
  });

test('a server that does not answer, or is not there, is named', async (t) => {
  const plan = planOf('setup: { user: [{ post: /a }] }');
  const deaf = await accepting(t);
  const silent = new SetUp(plan, { url: () => deaf, deadlineMs: 200 });
  assert.match(await failure(silent.forUser('alice')), /received {4}timed out after 200 ms/);
  const closed = await nobody();
  const gone = new SetUp(plan, { url: () => closed, deadlineMs });
  assert.match(await failure(gone.forUser('alice')), /received {4}connect ECONNREFUSED/);
  assert.match(await failure(gone.forRoom('lobby', 'alice')), /user alice: POST \/a failed/);
});

test('two rooms with the same id are an error', async (t) => {
  const { url } = await application(t, { 'POST /rooms': json({ id: 1 }) });
  const plan = planOf('setup: { room: [{ post: /rooms, capture: { room: id } }] }');
  const setUp = new SetUp(plan, { url: () => url, deadlineMs });
  await setUp.forRoom('lobby', 'alice');
  assert.match(
    await failure(setUp.forRoom('attic', 'alice')),
    /two rooms have the same id on the target: lobby and attic\n[^]*received {4}1\n/,
  );
});

test('what was created half-way is removed as far as possible, and the errors are collected', async (t) => {
  const { url, received } = await application(t, {
    'POST /sign-up': json({ user: { id: 7 }, accessToken: 'token-of-alice' }),
    'POST /login': (_, response) => response.writeHead(500).end('out of order'),
    'DELETE /users/7': created,
  });
  const setUp = new SetUp(planOf(accounts), { url: () => url, deadlineMs });
  await failure(setUp.forRoom('lobby', 'alice'));
  assert.deepEqual(await setUp.tearDown(), []);
  assert.equal(received.at(-1)?.line, 'DELETE /users/7');

  const rude = planOf(`
setup: { user: [{ post: /sign-up }] }
teardown: { user: [{ delete: /gone }, { delete: /users/7 }] }
`);
  const second = new SetUp(rude, { url: () => url, deadlineMs });
  await second.forUser('bob');
  await second.forUser('carol');
  const errors = await second.tearDown();
  assert.deepEqual(
    errors.map(({ message }) => message.split('\n')[0]),
    ['user carol: DELETE /gone failed', 'user bob: DELETE /gone failed'],
  );
});
