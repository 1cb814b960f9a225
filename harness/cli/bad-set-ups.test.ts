import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { copyOf } from '../testing/application-copy';
import { conformance } from '../testing/command-line';

const select = ['--requirement', 'RM-02', '--lane', 'one-server'];

void describe('a target file that asks for what is not there', { concurrency: 2 }, () => {
  test('contradictions in the room model end the run with 2, each with its position', async (t) => {
    const { file, replace } = copyOf(t, 'one-room-at-a-time');
    replace('target.yaml', 'rooms: { atOnce: one }', 'rooms: { join: connect }');
    replace(
      'target.yaml',
      'senders: members',
      'senders: members, body: none, delivered: { body: text }',
    );
    replace('target.yaml', 'operations:', 'events: { said: everyone }\noperations:');
    const { code, stdout, stderr } = await conformance(t, '--target', file, ...select);
    assert.equal(code, 2, stderr);
    assert.equal(stdout, '');
    const places = stderr.split('\n').flatMap((line) => {
      const [, place, key] = /target\.yaml:(\d+:\d+): (\S+): /.exec(line) ?? [];
      return place === undefined ? [] : [`${place} ${key}`];
    });
    assert.deepEqual(places, [
      '6:8 rooms.leave',
      '6:16 rooms.join',
      '7:62 messages.delivered.body',
      '8:17 events.said',
    ]);
  });

  test('a captured value that no answer has ends the run with 2, and what came', async (t) => {
    const { file, replace } = copyOf(t, 'token-login');
    replace('target.yaml', 'id: user.id', 'id: user.ident');
    const { code, stdout, stderr } = await conformance(t, '--target', file, ...select);
    assert.equal(code, 2, stderr);
    assert.equal(stdout, '');
    assert.match(stderr, /user \w+: POST \/sign-up failed/);
    assert.match(stderr, /expected +an answer with id at user\.ident; did you mean user\.id\?/);
    assert.match(stderr, /received +HTTP 201 \{ accessToken: a text, user: \{ id: a text \} \}/);
    assert.ok(stderr.includes(`setup.user.0 in the target file (${file}:8:7)`), stderr);
  });

  test('a captured value that one user lacks blocks the scenario', async (t) => {
    const { file, replace } = copyOf(t, 'token-login');
    const answer = '{ accessToken, user: { id: username } }';
    replace(
      'server.js',
      answer,
      // The preflight has two users.
      `users.size > 2 ? { user: { id: username } } : ${answer}`,
    );
    const ended = await conformance(t, '--target', file, ...select);
    assert.equal(ended.code, 5, ended.stderr);
    const { requirements } = await ended.verdict();
    const [blocked] = requirements.filter(({ status }) => status === 'blocked');
    assert.equal(blocked?.id, 'RM-02', ended.stdout);
    const [message = ''] = blocked.scenarios.map((scenario) => scenario.message);
    assert.match(
      message,
      /user \w+: POST \/sign-up failed\n[^]*an answer with token at accessToken/,
    );
    assert.match(
      message,
      /received +HTTP 201 \{ user: \{ id: a text \} \}\n +look at +setup\.user\.0 in the target file \(.*target\.yaml:8:7\)/,
    );
  });
});
