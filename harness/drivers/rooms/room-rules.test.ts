import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NotApplicableError } from '../../contract/namespace-names';
import type { Operation, OperationValues } from '../../contract/operations';
import { Driver } from '../driver';
import { contractMapping, type Mapping } from '../mapping';
import { Occupancy } from './occupancy';
import { freeRooms, type RoomModel } from './room-model';
import {
  answerOf,
  isSilent,
  noteEffect,
  requirePossible,
  requiresMembership,
  type RoomRequest,
} from './room-rules';

/** A request of alice, who is in the lobby, to a target with this model. */
function request(
  model: Partial<RoomModel>,
  operation: Operation,
  values: OperationValues,
  operations: Mapping['operations'] = {},
): RoomRequest {
  const occupancy = new Occupancy();
  occupancy.join('alice', '/chat', 'lobby');
  const driver = new Driver({ ...contractMapping, operations, model: { ...freeRooms, ...model } });
  return { client: 'alice', namespace: '/chat', operation, values, driver, occupancy };
}

const garden = { room: 'garden' };
const lobby = { room: 'lobby' };
const ownRoom = {
  sendToRoom: { event: 'say', args: ['{body}'] },
  leave: { event: 'go', args: [] },
};

/** By reason: a request that the model of the target excludes. */
const impossible: Record<string, RoomRequest> = {
  'rooms.atOnce: one': request({ atOnce: 'one' }, 'join', garden),
  'rooms.capacity': request({ capacity: 1 }, 'join', lobby, {}),
  'operations.leave': request({}, 'leave', garden, ownRoom),
  'messages.body: none': request({ body: 'none' }, 'sendToRoom', { ...lobby, body: 'hi' }),
  'messages.body: text': request({ body: 'text' }, 'sendToRoom', { ...lobby, body: { a: 1 } }),
  'messages.senders: members': request({ senders: 'members' }, 'sendToRoom', garden),
  'operations.sendToRoom': request({}, 'sendToRoom', garden, ownRoom),
};

for (const [reason, one] of Object.entries(impossible))
  test(`a request that the target file excludes is not applicable: ${reason}`, () => {
    const bob = reason === 'rooms.capacity' ? { ...one, client: 'bob' } : one;
    assert.throws(
      () => {
        requirePossible(bob);
      },
      (error) => error instanceof NotApplicableError && error.message.includes(`(${reason})`),
    );
  });

/** Requests that the same models allow. */
const possible: Record<string, RoomRequest> = {
  'joining the only room again': request({ atOnce: 'one' }, 'join', lobby),
  'joining a full room that the client is in': request({ capacity: 1 }, 'join', lobby),
  'joining a room with a free seat': request({ capacity: 1 }, 'join', garden),
  'leaving the own room without its name': request({}, 'leave', lobby, ownRoom),
  'a text to the own room': request({ body: 'text', senders: 'members' }, 'sendToRoom', {
    ...lobby,
    body: 'hi',
  }),
  'anything in free rooms': request({}, 'sendToRooms', { rooms: ['a', 'b'], body: { a: 1 } }),
};

for (const [what, one] of Object.entries(possible))
  test(`${what} is possible`, () => {
    assert.doesNotThrow(() => {
      requirePossible(one);
    });
  });

test('sending to several members-only rooms needs membership in each', () => {
  const rooms = { rooms: ['lobby', 'garden'] };
  const one = request({ senders: 'members' }, 'sendToRooms', rooms);
  assert.throws(() => {
    requirePossible(one);
  }, NotApplicableError);
  one.occupancy.join('alice', '/chat', 'garden');
  requirePossible(one);
});

test('only messages to rooms require membership', () => {
  const { driver } = request({ senders: 'members' }, 'join', lobby);
  assert.equal(requiresMembership(driver, 'sendToRoom'), true);
  assert.equal(requiresMembership(driver, 'sendToAll'), false);
  assert.equal(requiresMembership(new Driver(), 'sendToRoom'), false);
});

test('a repetition is silent, or may be refused, where the target file says so', () => {
  assert.equal(isSilent(request({ unchanged: 'silent' }, 'join', lobby)), true);
  assert.equal(isSilent(request({ unchanged: 'silent' }, 'join', garden)), false);
  const differs = { unchanged: { join: 'refused', leave: 'silent' } } as const;
  assert.equal(isSilent(request(differs, 'join', lobby)), false);
  assert.equal(isSilent(request(differs, 'leave', garden)), true);
  assert.equal(isSilent(request({}, 'join', lobby)), false);
  const refused = { ok: false, error: { code: 'INVALID', message: 'already here' } };
  const unchanged = { unchanged: 'refused' } as const;
  assert.deepEqual(answerOf(request(unchanged, 'join', lobby), refused), { ok: true });
  assert.deepEqual(answerOf(request(unchanged, 'leave', garden), refused), { ok: true });
  assert.equal(answerOf(request(unchanged, 'leave', lobby), refused), refused);
  assert.equal(answerOf(request({}, 'join', lobby), refused), refused);
});

test('a target with events of its own may have its own error codes, one with those of the contract may not', () => {
  const refused = { ok: false, error: { code: 'BAD_NAME', message: 'letters only' } };
  const own = request({}, 'join', garden, { join: { event: 'enter' } });
  const error = {
    code: "refused with the target's own error",
    message: 'BAD_NAME: letters only',
  };
  assert.deepEqual(answerOf(own, refused), { ok: false, error });
  assert.equal(answerOf(request({}, 'join', garden), refused), refused);
});

test('joins and leaves are noted, and nothing else', () => {
  const one = request({}, 'join', garden);
  noteEffect(one);
  noteEffect({ ...one, operation: 'leave', values: lobby });
  noteEffect({ ...one, operation: 'sendToRoom', values: { room: 'attic' } });
  assert.deepEqual(one.occupancy.roomsOf('alice', '/chat'), ['garden']);
});
