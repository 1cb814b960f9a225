import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boot } from '../testing/boot';
import { TestClient } from '../testing/test-client';

const OK = { ok: true };

test('echo answers the caller only', async (t) => {
  const url = await boot(t);
  const [alice, bob] = [await TestClient.connect(t, url), await TestClient.connect(t, url)];
  assert.deepEqual(await alice.request('message', 'hello'), OK);
  assert.deepEqual(alice.received, [['message', 'You said: hello']]);
  assert.deepEqual(await bob.request('myRooms'), { ok: true, rooms: [] });
  assert.deepEqual(bob.received, []);
});

test('reflect returns the arguments as they were sent', async (t) => {
  const alice = await TestClient.connect(t, await boot(t));
  for (const args of [[], [1], [[1, 2]], [1, [2], null], [Buffer.from('bytes')]])
    assert.deepEqual(await alice.request('reflect', ...args), { ok: true, args });
});

test('join, leave and rooms keep names exactly, and confirm to the caller', async (t) => {
  const alice = await TestClient.connect(t, await boot(t));
  const longest = '\u{1F600}'.repeat(256);
  for (const room of ['lobby', 'Lobby', ' lobby', '__proto__', longest])
    assert.deepEqual(await alice.request('joinRoom', room), { ok: true, room });
  await alice.request('leaveRoom', 'lobby');
  await alice.request('leaveRoom', 'never joined');
  const rooms = ['Lobby', ' lobby', '__proto__', longest];
  assert.deepEqual(await alice.request('myRooms'), { ok: true, rooms });
  assert.deepEqual(alice.received.slice(-2), [
    ['leftRoom', 'lobby'],
    ['leftRoom', 'never joined'],
  ]);
});

test('each message reaches exactly its recipients, once', async (t) => {
  const url = await boot(t);
  const [alice, bob, carol] = [
    await TestClient.connect(t, url),
    await TestClient.connect(t, url),
    await TestClient.connect(t, url),
  ];
  await alice.request('joinRoom', 'a');
  await bob.request('joinRoom', 'a');
  await bob.request('joinRoom', 'b');
  const messages: [string, object, TestClient[]][] = [
    ['roomMessage', { room: 'a', body: 1 }, [alice, bob]],
    ['roomMessage', { room: 'b', body: 2 }, [bob]],
    ['roomBroadcast', { room: 'a', body: 3 }, [bob]],
    ['roomsMessage', { rooms: ['a', 'b'], body: 4 }, [alice, bob]],
    ['roomMessageExcept', { room: 'a', except: 'b', body: 5 }, [alice]],
    ['roomMessageExcept', { room: 'a', except: alice.id, body: 6 }, [bob]],
    ['roomMessageExcept', { room: 'a', except: 'room:b', body: 7 }, [alice, bob]],
    ['announce', { body: null }, [alice, bob, carol]],
    ['broadcast', { body: { constructor: 'kept' } }, [bob, carol]],
    ['direct', { to: carol.id, body: Buffer.from('bytes') }, [carol]],
    ['announce', { body: 8, volatile: true, local: true }, [alice, bob, carol]],
  ];
  for (const [event, payload, audience] of messages) {
    const everyone = [alice, bob, carol];
    for (const client of everyone) client.received.length = 0;
    assert.deepEqual(await alice.request(event, payload), OK);
    for (const client of everyone) {
      await client.request('myRooms');
      assert.equal(
        client.received.length,
        audience.includes(client) ? 1 : 0,
        JSON.stringify(payload),
      );
    }
  }
});

test('a message arrives as it was sent', async (t) => {
  const alice = await TestClient.connect(t, await boot(t));
  const from = alice.id;
  const body = { constructor: 'kept', bytes: Buffer.from('bytes'), nested: [null, ''] };
  await alice.request('joinRoom', 'a');
  await alice.request('roomMessage', { room: 'a', body });
  await alice.request('roomsMessage', { rooms: ['a', 'b'], body });
  await alice.request('announce', { body });
  assert.deepEqual(alice.received.slice(1), [
    ['roomMessage', { room: 'a', from, body }],
    ['roomMessage', { rooms: ['a', 'b'], from, body }],
    ['announcement', { from, body }],
  ]);
});

test('a room named like the id of a socket is not the room of that socket', async (t) => {
  const url = await boot(t);
  const [alice, eve] = [await TestClient.connect(t, url), await TestClient.connect(t, url)];
  await eve.request('joinRoom', alice.id);
  await alice.request('leaveRoom', alice.id);
  assert.deepEqual(await alice.request('direct', { to: alice.id, body: 'secret' }), OK);
  await alice.receives('direct');
  await eve.request('roomMessage', { room: alice.id, body: 'for the room' });
  assert.deepEqual(
    eve.received.map(([event]) => event),
    ['joinedRoom', 'roomMessage'],
  );
  assert.deepEqual(
    alice.received.map(([event]) => event),
    ['leftRoom', 'direct'],
  );
});

test('direct reaches no room', async (t) => {
  const alice = await TestClient.connect(t, await boot(t));
  await alice.request('joinRoom', 'lobby');
  for (const to of ['lobby', 'room:lobby', '']) {
    const answer = (await alice.request('direct', { to, body: 1 })) as { error: { code: string } };
    assert.equal(answer.error.code, 'NOT_FOUND');
  }
});

test('events that are sent at once take effect in order', async (t) => {
  const alice = await TestClient.connect(t, await boot(t));
  alice.socket.emit('joinRoom', 'lobby');
  alice.socket.emit('roomMessage', { room: 'lobby', body: 1 });
  alice.socket.emit('leaveRoom', 'lobby');
  alice.socket.emit('roomMessage', { room: 'lobby', body: 2 });
  await alice.request('myRooms');
  const received = alice.received.filter(([event]) => event === 'roomMessage');
  assert.deepEqual(received, [['roomMessage', { room: 'lobby', from: alice.id, body: 1 }]]);
});
