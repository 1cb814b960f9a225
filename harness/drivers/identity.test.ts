import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutSecrets } from '../target-file/secrets';
import { Driver } from './driver';
import { Identity } from './identity';
import { contractMapping } from './mapping';
import type { DriverModule } from './module/driver-module';

function identityWith(module: DriverModule, ms = 1000): Identity {
  const driver = new Driver({ ...contractMapping, module });
  return new Identity('alice', { driver, url: () => 'http://127.0.0.1:1', ms });
}

test('a user is created once, at the first connection, with what its module needs', async () => {
  const seen: object[] = [];
  const identity = identityWith({
    setUp: ({ signal, ...context }) => {
      assert.equal(signal.aborted, false);
      seen.push(context);
      return { id: 7 };
    },
  });
  await Promise.all([identity.handshake(), identity.handshake()]);
  const { unique } = identity;
  assert.deepEqual(seen, [{ url: 'http://127.0.0.1:1', participant: 'alice', unique, user: {} }]);
  assert.deepEqual(await identity.placeholders(), { participant: 'alice', unique, 'user.id': 7 });
});

test('parts of a handshake replace those of the target file', async () => {
  const identity = identityWith({
    setUp: () => ({ token: 'first-secret' }),
    connect: ({ user, room }) => ({
      auth: { token: user['token'] },
      query: { room: room ?? 'none' },
    }),
  });
  const handshake = await identity.handshake({ room: 'lobby' });
  assert.deepEqual(handshake.auth, { token: 'first-secret' });
  assert.deepEqual(handshake.query, { room: 'lobby' });
  assert.equal(handshake.path, '/socket.io');
});

test('values of a user are secrets, apart from its id and its name', async () => {
  await identityWith({
    setUp: () => ({ token: 'second-secret', id: 'user-seventeen', name: 'alice-the-first' }),
    connect: () => ({ headers: { cookie: 'third-secret' }, query: { board: 'blackboard' } }),
  }).handshake();
  const text = 'second-secret third-secret user-seventeen alice-the-first blackboard';
  const hidden = '(a secret, not shown)';
  assert.equal(
    withoutSecrets(text),
    `${hidden} ${hidden} user-seventeen alice-the-first blackboard`,
  );
});

test('what a module does wrong is an error that names the function and the client', async () => {
  const failing = identityWith({
    connect: () => {
      throw new Error('no seat');
    },
  });
  await assert.rejects(failing.handshake({ label: 'alice@2' }), {
    message: 'connect of the driver module for alice@2: no seat',
  });
  const odd = identityWith({ connect: () => ({ pth: '/live' }) as object });
  await assert.rejects(odd.handshake(), /alice: returned \{ pth: a text \}, expected parts of/);
  const nested = identityWith({ setUp: () => ({ user: { token: 'x' } }) as never });
  await assert.rejects(
    nested.values(),
    /setUp .*returned \{ user: \{ token: a text \} \}, expected/,
  );
});

test('a module that returns nothing changes nothing', async () => {
  const identity = identityWith({ setUp: () => undefined, connect: () => undefined });
  assert.equal((await identity.handshake()).path, '/socket.io');
});

test('only a user that was created is removed', async () => {
  let removed = 0;
  const identity = identityWith({ tearDown: () => void (removed += 1) });
  await identity.tearDown();
  assert.equal(removed, 0);
  await identity.values();
  await identity.tearDown();
  assert.equal(removed, 1);
});
