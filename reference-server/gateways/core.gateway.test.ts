import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boot } from '../testing/boot';
import { Visitor } from '../testing/visitor';

const OK = { ok: true };

test('echo answers the caller only', async (t) => {
  const url = await boot(t);
  const [alice, bob] = [await Visitor.enter(t, url), await Visitor.enter(t, url)];
  assert.deepEqual(await alice.ask('message', 'hello'), OK);
  assert.deepEqual(alice.heard, [['message', 'You said: hello']]);
  assert.deepEqual(await bob.ask('myRooms'), { ok: true, rooms: [] });
  assert.deepEqual(bob.heard, []);
});

test('reflect returns the arguments as they were sent', async (t) => {
  const alice = await Visitor.enter(t, await boot(t));
  for (const args of [[], [1], [[1, 2]], [1, [2], null], [Buffer.from('bytes')]])
    assert.deepEqual(await alice.ask('reflect', ...args), { ok: true, args });
});

test('join, leave and rooms keep names exactly, and confirm to the caller', async (t) => {
  const alice = await Visitor.enter(t, await boot(t));
  const longest = '\u{1F600}'.repeat(256);
  for (const room of ['lobby', 'Lobby', ' lobby', '__proto__', longest])
    assert.deepEqual(await alice.ask('joinRoom', room), { ok: true, room });
  await alice.ask('leaveRoom', 'lobby');
  await alice.ask('leaveRoom', 'never joined');
  const rooms = ['Lobby', ' lobby', '__proto__', longest];
  assert.deepEqual(await alice.ask('myRooms'), { ok: true, rooms });
  assert.deepEqual(alice.heard.slice(-2), [
    ['leftRoom', 'lobby'],
    ['leftRoom', 'never joined'],
  ]);
});

test('each tell reaches exactly its audience, once', async (t) => {
  const url = await boot(t);
  const [alice, bob, carol] = [
    await Visitor.enter(t, url),
    await Visitor.enter(t, url),
    await Visitor.enter(t, url),
  ];
  await alice.ask('joinRoom', 'a');
  await bob.ask('joinRoom', 'a');
  await bob.ask('joinRoom', 'b');
  const tells: [string, object, Visitor[]][] = [
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
  for (const [event, payload, audience] of tells) {
    const everyone = [alice, bob, carol];
    for (const visitor of everyone) visitor.heard.length = 0;
    assert.deepEqual(await alice.ask(event, payload), OK);
    for (const visitor of everyone) {
      await visitor.ask('myRooms');
      assert.equal(
        visitor.heard.length,
        audience.includes(visitor) ? 1 : 0,
        JSON.stringify(payload),
      );
    }
  }
});

test('what is told arrives as it was sent', async (t) => {
  const alice = await Visitor.enter(t, await boot(t));
  const from = alice.id;
  const body = { constructor: 'kept', bytes: Buffer.from('bytes'), nested: [null, ''] };
  await alice.ask('joinRoom', 'a');
  await alice.ask('roomMessage', { room: 'a', body });
  await alice.ask('roomsMessage', { rooms: ['a', 'b'], body });
  await alice.ask('announce', { body });
  assert.deepEqual(alice.heard.slice(1), [
    ['roomMessage', { room: 'a', from, body }],
    ['roomMessage', { rooms: ['a', 'b'], from, body }],
    ['announcement', { from, body }],
  ]);
});

test('a room named like the id of a socket is not the room of that socket', async (t) => {
  const url = await boot(t);
  const [alice, eve] = [await Visitor.enter(t, url), await Visitor.enter(t, url)];
  await eve.ask('joinRoom', alice.id);
  await alice.ask('leaveRoom', alice.id);
  assert.deepEqual(await alice.ask('direct', { to: alice.id, body: 'secret' }), OK);
  await alice.hears('direct');
  await eve.ask('roomMessage', { room: alice.id, body: 'for the room' });
  assert.deepEqual(
    eve.heard.map(([event]) => event),
    ['joinedRoom', 'roomMessage'],
  );
  assert.deepEqual(
    alice.heard.map(([event]) => event),
    ['leftRoom', 'direct'],
  );
});

test('direct reaches no room', async (t) => {
  const alice = await Visitor.enter(t, await boot(t));
  await alice.ask('joinRoom', 'lobby');
  for (const to of ['lobby', 'room:lobby', '']) {
    const answer = (await alice.ask('direct', { to, body: 1 })) as { error: { code: string } };
    assert.equal(answer.error.code, 'NOT_FOUND');
  }
});

test('events that are sent at once take effect in order', async (t) => {
  const alice = await Visitor.enter(t, await boot(t));
  alice.socket.emit('joinRoom', 'lobby');
  alice.socket.emit('roomMessage', { room: 'lobby', body: 1 });
  alice.socket.emit('leaveRoom', 'lobby');
  alice.socket.emit('roomMessage', { room: 'lobby', body: 2 });
  await alice.ask('myRooms');
  const told = alice.heard.filter(([event]) => event === 'roomMessage');
  assert.deepEqual(told, [['roomMessage', { room: 'lobby', from: alice.id, body: 1 }]]);
});
