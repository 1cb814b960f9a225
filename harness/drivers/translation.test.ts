import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NotApplicableError } from '../contract/namespace-names';
import { contractMapping, type Mapping } from './mapping';
import { Translation } from './translation';

const translate = (operations: Mapping['operations'], more: Partial<Mapping> = {}): Translation =>
  new Translation({ ...contractMapping, ...more, operations }, () => undefined);

test('without a mapping, an operation is the contract’s', () => {
  const { event, args, done, refused } = translate({}).request('sendToRoom', {
    room: 'a',
    body: 1,
  });
  assert.deepEqual([event, args], ['roomMessage', [{ room: 'a', body: 1 }]]);
  assert.deepEqual([done, refused], ['ack', 'ack']);
});

test('placeholders stand for values of the operation and of the client', () => {
  const join = {
    event: 'enter',
    args: [{ board: '{room}', by: '{participant}', id: '{user.id}' }],
  };
  const client = { participant: 'alice', 'user.id': 7 };
  const { event, args } = translate({ join }).request('join', { room: 'a' }, {}, client);
  assert.deepEqual([event, args], ['enter', [{ board: 'a', by: 'alice', id: 7 }]]);
});

test('further fields do not replace those of the operation, and need a map', () => {
  const own = translate({ leave: { event: 'go', args: ['{room}'] } });
  const { args } = own.request('sendToRoom', { room: 'a', body: 'b' }, { local: true, room: 'x' });
  assert.deepEqual(args, [{ local: true, room: 'a', body: 'b' }]);
  assert.throws(
    () => own.request('leave', { room: 'a' }, { local: true }),
    /the payload of the target has no field for local/,
  );
});

test('an operation that is not confirmed is not refused either, unless the target file says how', () => {
  const none = translate({ join: { done: 'none' } }).request('join', { room: 'a' });
  assert.equal(none.refused, undefined);
  const byEvent = { done: 'none', refused: { event: 'no' } } as const;
  assert.deepEqual(translate({ join: byEvent }).request('join', {}).refused, { event: 'no' });
});

test('messages arrive as their operation says, else as messages say, else as the contract says', () => {
  const delivered = { event: 'line', body: 'text' };
  const own = translate({ sendToOne: { delivered: { event: 'whisper' } } }, { delivered });
  assert.deepEqual(own.delivery('sendToRoom'), {
    event: 'line',
    body: 'text',
    room: 'room',
    from: 'from',
  });
  assert.deepEqual(own.delivery('sendToOne'), { event: 'whisper', body: 'text', from: 'from' });
  assert.equal(own.delivery('join').event, 'joinedRoom');
});

test('an event that confirms a join and that others may receive proves nothing to the client alone', () => {
  const join = { done: { event: 'userList' } };
  assert.throws(
    () => translate({ join }, { events: { userList: 'members' } }).delivery('join'),
    /the event that confirms join also reaches others \(events\.userList\)/,
  );
});

test('no event arrives for a client that joins by connecting, unless the target file names one', () => {
  const model = { ...contractMapping.model, join: 'connect', leave: 'disconnect' } as const;
  const reason = /names no event for a client that joins by connecting/;
  assert.throws(() => translate({}, { model }).delivery('join'), reason);
  assert.equal(translate({}, { model }).mappingOf('join').delivered, 'absent');
  const join = { delivered: { event: 'seated', room: 'room' } };
  assert.equal(translate({ join }, { model }).delivery('join').event, 'seated');
});

test('no event arrives for a client that leaves by disconnecting', () => {
  const model = { ...contractMapping.model, leave: 'disconnect' } as const;
  assert.throws(
    () => translate({}, { model }).delivery('leave'),
    /no event reaches a client that leaves by disconnecting/,
  );
  assert.equal(translate({}, { model }).delivery('join').event, 'joinedRoom');
});

test('an event that confirms a join is also its delivery', () => {
  const { event, room } = translate({ join: { done: { event: 'entered' } } }).delivery('join');
  assert.deepEqual([event, room], ['entered', 'anywhere']);
});

test('what the target does not have is noted, and an error', () => {
  const reasons: string[] = [];
  const operations = { sendToAll: 'unsupported', leave: { delivered: 'absent' } } as const;
  const own = new Translation({ ...contractMapping, operations }, (reason) => reasons.push(reason));
  assert.equal(own.supports('sendToAll'), false);
  assert.throws(() => own.request('sendToAll'), NotApplicableError);
  assert.throws(() => own.delivery('leave'), NotApplicableError);
  assert.deepEqual(reasons, [
    'the target does not support sendToAll (operations.sendToAll: unsupported)',
    'the target sends no event for leave (operations.leave.delivered: absent)',
  ]);
});
