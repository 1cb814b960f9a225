import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'yaml';
import { sampleHar } from '../../../../testing/har/sample-har';
import { entriesIn } from '../recording/har-file';
import { recordingFrom } from '../recording/recording';
import { draftFrom } from './draft';

function draftOf(sample: Parameters<typeof sampleHar>[0]): { text: string; all: string } {
  const recording = recordingFrom(entriesIn(sampleHar(sample), 'a.har'), 'a.har');
  const { text, advice } = draftFrom(recording, { name: 'Acme' });
  return { text, all: [text, ...advice].join('\n') };
}

const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl';
const join = ['>', '42["join",{"room":"lobby"}]'] as const;

test('a secret of the handshake becomes a reference to a variable', () => {
  const { text, all } = draftOf({
    query: `&token=${jwt}&lang=en`,
    headers: { Cookie: 'sid=0123456789abcdef', Authorization: `Bearer ${jwt}x` },
    frames: [['>', '40{"apiKey":"key-of-acme","profile":{"pass_word":"hunter22"}}'], join],
  });
  const { connect } = parse(text) as { connect: object };
  assert.deepEqual(connect, {
    path: '/socket.io',
    transports: ['websocket'],
    query: { token: 'env:ACME_TOKEN', lang: 'en' },
    auth: { apiKey: 'env:ACME_API_KEY', profile: { pass_word: 'env:ACME_PASS_WORD' } },
    headers: { cookie: 'env:ACME_COOKIE', authorization: 'env:ACME_AUTHORIZATION' },
  });
  assert.match(text, /^# {3}ACME_API_KEY: apiKey in CONNECT packet of \/$/m);
  assert.doesNotMatch(all, /eyJ|0123456789abcdef|key-of-acme|hunter22/);
});

test('a captured value is a placeholder wherever it occurs, also inside a longer text', () => {
  const { text, all } = draftOf({
    requests: [
      {
        method: 'POST',
        path: '/login',
        body: { email: 'anna@acme.test', password: 'hunter22' },
        answer: { data: { token: jwt, id: 4711 } },
      },
    ],
    headers: { authorization: `Bearer ${jwt}` },
    frames: [
      ['>', '40'],
      ['>', '42["join",{"room":"lobby","userId":4711}]'],
    ],
  });
  const target = parse(text) as {
    connect: { headers: object };
    setup: { user: object[] };
    operations: { join: { payload: object } };
  };
  assert.deepEqual(target.connect.headers, { authorization: 'Bearer {user.token}' });
  assert.deepEqual(target.setup.user, [
    {
      post: '/login',
      json: { email: '{participant}-{unique}@example.com', password: 'env:ACME_PASSWORD' },
      capture: { token: 'data.token', id: 'data.id' },
    },
  ]);
  assert.deepEqual(target.operations.join.payload, { room: '{room}', userId: '{user.id}' });
  assert.match(text, /a login, but no sign-up/);
  assert.doesNotMatch(all, /eyJ|hunter22|anna@/);
});

test('a secret in a path, in a name or in a longer text is removed', () => {
  const { all } = draftOf({
    headers: { cookie: 'sid=0123456789abcdef' },
    requests: [
      { method: 'POST', path: '/auth/0123456789abcdef/confirm?token=magic-link-8', body: {} },
      { method: 'POST', path: '/metrics/0123456789abcdef', body: {} },
    ],
    frames: [
      ['>', '40'],
      ['>', '42["watch 0123456789abcdef",{"note":"the sid is 0123456789abcdef"}]'],
      ['>', '42["join",{"room":"lobby","note":"my sid is 0123456789abcdef"}]'],
    ],
  });
  assert.doesNotMatch(all, /0123456789abcdef|magic-link-8/);
  assert.match(all, /note: env:ACME_NOTE/);
});

test('two secrets of one field get two variables, one secret gets one', () => {
  const { text } = draftOf({
    frames: [
      ['>', '40{"token":"aaaaaaaa"}'],
      ['>', '42["join",{"room":"lobby","token":"bbbbbbbb","other":"aaaaaaaa"}]'],
    ],
  });
  const { operations } = parse(text) as { operations: { join: { payload: object } } };
  assert.deepEqual(operations.join.payload, {
    room: '{room}',
    token: 'env:ACME_TOKEN_2',
    other: 'env:ACME_TOKEN',
  });
});
