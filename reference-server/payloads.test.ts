import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boot } from './testing/boot';
import { TestClient } from './testing/test-client';

const nothingLikeIt = [undefined, null, 42, true, [], ['lobby'], [['lobby']], {}];
const trap: unknown = JSON.parse('{"__proto__": {"room": "lobby", "body": 1, "to": "x"}}');
const tooLong = 'x'.repeat(257);

const refused: Record<string, unknown[]> = {
  message: [...nothingLikeIt, trap],
  joinRoom: [...nothingLikeIt, trap, '', tooLong, { toString: 'lobby' }],
  leaveRoom: [...nothingLikeIt, trap, '', tooLong],
  members: [...nothingLikeIt, trap, '', tooLong],
  announce: [...nothingLikeIt, trap, 'text', { volatile: true }, { body: 1, local: 'yes' }],
  broadcast: [...nothingLikeIt, trap, 'text'],
  direct: [...nothingLikeIt, trap, { to: 1, body: 1 }, { body: 1 }, { to: 'x' }],
  roomMessage: [...nothingLikeIt, trap, { room: '', body: 1 }, { body: 1 }, { room: 'lobby' }],
  roomBroadcast: [...nothingLikeIt, trap, { room: ['lobby'], body: 1 }],
  roomsMessage: [
    { rooms: [], body: 1 },
    { rooms: [''], body: 1 },
    { rooms: ['lobby', [['lobby']]], body: 1 },
    { rooms: 'lobby', body: 1 },
    { rooms: ['lobby'] },
  ],
  roomMessageExcept: [...nothingLikeIt, { room: 'lobby', body: 1 }, { room: 'lobby', except: '' }],
  summon: [...nothingLikeIt, { member: 1, room: 'lobby' }, { member: 'x', room: '' }],
  evict: [...nothingLikeIt, { member: null, room: 'lobby' }],
  kick: [...nothingLikeIt, { member: 'x' }, { member: 'x', reason: 1 }],
};

for (const [event, wrong] of Object.entries(refused))
  test(`${event} refuses ${wrong.length} wrong payloads, without effect`, async (t) => {
    const alice = await TestClient.connect(t, await boot(t));
    await alice.request('joinRoom', 'lobby');
    alice.received.length = 0;
    for (const payload of wrong) {
      const answer = (await alice.request(event, payload)) as {
        ok: boolean;
        error?: { code: string };
      };
      assert.equal(answer.error?.code, 'INVALID', JSON.stringify(payload));
      alice.socket.emit(event, payload);
    }
    assert.deepEqual(await alice.request('myRooms'), { ok: true, rooms: ['lobby'] });
    assert.deepEqual(alice.received, []);
  });
