import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connectSchema } from '../target-file/connect-schema';
import { handshakeFor, newUnique, plainHandshake } from './handshake';

const alice = { participant: 'alice', unique: 'a1', user: { token: 't', id: 7, admin: true } };

test('without a connect of its own, a target has the plain handshake', () => {
  assert.deepEqual(handshakeFor(connectSchema.parse({}), alice), {
    ...plainHandshake,
    ca: undefined,
  });
});

test('placeholders are filled: as texts in the query and headers, with their types in auth', () => {
  const connect = connectSchema.parse({
    path: '/live',
    query: { name: '{participant}-{unique}', id: '{user.id}' },
    headers: { authorization: 'Bearer {user.token}', 'x-admin': '{user.admin}' },
    auth: { user: { id: '{user.id}' }, room: '{room}' },
  });
  assert.deepEqual(handshakeFor(connect, { ...alice, room: 'lobby' }), {
    path: '/live',
    query: { name: 'alice-a1', id: '7' },
    headers: { authorization: 'Bearer t', 'x-admin': 'true' },
    auth: { user: { id: 7 }, room: 'lobby' },
    ca: undefined,
  });
});

test('a client that joins no room yet connects to one of its own', () => {
  const connect = connectSchema.parse({ query: { room: '{room}' } });
  const room = handshakeFor(connect, alice).query['room'] ?? '';
  assert.match(room, /^[\w-]+$/);
  assert.equal(handshakeFor(connect, alice).query['room'], room);
  assert.notEqual(handshakeFor(connect, { ...alice, unique: 'b2' }).query['room'], room);
});

test('what was not captured is left out', () => {
  const connect = connectSchema.parse({
    query: { t: '{user.nothing}' },
    auth: { t: '{user.nothing}' },
  });
  const { query, auth } = handshakeFor(connect, alice);
  assert.deepEqual([query, auth], [{}, {}]);
});

test('unique texts differ and fit into a user name', () => {
  const texts = Array.from({ length: 100 }, newUnique);
  assert.equal(new Set(texts).size, 100);
  assert.ok(texts.every((text) => /^[\da-z]{10,20}$/.test(text)));
});
