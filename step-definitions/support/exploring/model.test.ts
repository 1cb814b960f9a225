import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coreKinds, withoutDeviations, type Action } from './action';
import { apply, recipientNames, MembershipModel, type ExploredRooms } from './model';
import { freeRooms } from '../../../harness/drivers/rooms/room-model';
import { isPossible } from './possible';

const action = (said: Partial<Action> & Pick<Action, 'kind'>): Action => ({
  actor: 'alice',
  other: 'bob',
  namespace: '/chat',
  room: 'lobby',
  ...said,
});

/** All clients in /chat; alice and bob in its lobby, bob and carol in its garden; bob in /news, too. */
function example(rooms?: ExploredRooms): MembershipModel {
  const membership = new MembershipModel(rooms);
  for (const name of ['alice', 'bob', 'carol'] as const) membership.connect(name, '/chat');
  membership.connect('bob', '/news');
  membership.join('alice', '/chat', 'lobby');
  membership.join('bob', '/chat', 'lobby');
  membership.join('bob', '/chat', 'garden');
  membership.join('carol', '/chat', 'garden');
  return membership;
}

const recipients: readonly (readonly [Action['kind'], readonly string[] | undefined])[] = [
  ['sendToRoom', ['alice', 'bob']],
  ['sendToOthersInRoom', ['bob']],
  ['sendToRooms', ['alice', 'bob', 'carol']],
  ['sendExceptRoom', ['alice']],
  ['sendExceptClient', ['alice']],
  ['sendToAll', ['alice', 'bob', 'carol']],
  ['sendToOthers', ['bob', 'carol']],
  ['sendToOne', ['bob']],
  ['join', undefined],
  ['kick', undefined],
];

for (const [kind, names] of recipients) {
  test(`${kind} is received by ${names?.join(', ') ?? 'nobody, as it sends nothing'}`, () => {
    assert.deepEqual(recipientNames(example(), action({ kind })), names);
  });
}

test('a room of one namespace is not that of another', () => {
  assert.deepEqual(
    recipientNames(example(), action({ kind: 'sendToRoom', namespace: '/news' })),
    [],
  );
});

test('a client that has left a room is still in its other rooms', () => {
  const membership = example();
  apply(membership, action({ kind: 'leave', actor: 'bob' }));
  assert.deepEqual(membership.roomsOf('bob', '/chat'), ['garden']);
});

test('a client that was kicked has left one namespace with all its rooms', () => {
  const membership = example();
  apply(membership, action({ kind: 'kick' }));
  assert.deepEqual(membership.namespacesOf('bob'), ['/news']);
  apply(membership, action({ kind: 'connect', actor: 'bob' }));
  assert.deepEqual(membership.roomsOf('bob', '/chat'), []);
});

test('a client that has lost the connection is in no room when it connects again', () => {
  const membership = example();
  apply(membership, action({ kind: 'lose', actor: 'bob' }));
  assert.deepEqual(membership.namespacesOf('bob'), []);
  apply(membership, action({ kind: 'connect', actor: 'bob' }));
  assert.deepEqual(recipientNames(membership, action({ kind: 'sendToRoom' })), ['alice']);
});

test('a summoned client is in the room, an evicted one is not', () => {
  const membership = example();
  apply(membership, action({ kind: 'summon', other: 'carol' }));
  assert.deepEqual(membership.roomsOf('carol', '/chat'), ['garden', 'lobby']);
  apply(membership, action({ kind: 'evict', other: 'carol' }));
  assert.deepEqual(membership.roomsOf('carol', '/chat'), ['garden']);
});

test('a client that is not connected can only connect', () => {
  const absent = { actor: 'carol', namespace: '/news' } as const;
  assert.ok(isPossible(example(), action({ kind: 'connect', ...absent })));
  for (const kind of ['join', 'leave', 'look', 'disconnect', 'sendToRoom', 'sendToAll'] as const) {
    assert.ok(!isPossible(example(), action({ kind, ...absent })), kind);
  }
});

test('moderation needs a connected member, and evicting needs it in the room', () => {
  const possible = (said: Partial<Action> & Pick<Action, 'kind'>): boolean =>
    isPossible(example(), action(said));
  assert.ok(possible({ kind: 'kick' }) && !possible({ kind: 'kick', other: 'alice' }));
  assert.ok(possible({ kind: 'evict' }) && !possible({ kind: 'evict', other: 'carol' }));
  assert.ok(!possible({ kind: 'summon', actor: 'bob', other: 'alice', namespace: '/news' }));
});

test('a step without a namespace needs an actor that is connected to one only', () => {
  assert.ok(isPossible(example(), action({ kind: 'sendToOthers' })));
  assert.ok(!isPossible(example(), action({ kind: 'sendToOthers', actor: 'bob' })));
  assert.ok(!isPossible(example(), action({ kind: 'sendToOne', actor: 'bob', other: 'carol' })));
});

test('where only members send, an outsider sends to no room', () => {
  const rooms = { ...freeRooms, senders: 'members' } as const;
  assert.ok(isPossible(example(rooms), action({ kind: 'sendToRoom' })));
  assert.ok(!isPossible(example(rooms), action({ kind: 'sendToRoom', actor: 'carol' })));
  assert.ok(!isPossible(example(rooms), action({ kind: 'sendToRooms' })));
  assert.ok(isPossible(example(rooms), action({ kind: 'sendToAll', actor: 'carol' })));
});

test('where a sender receives no copy of its own, a message that only it would receive is not sent', () => {
  const membership = example({ ...freeRooms, sender: 'excluded' });
  membership.leave('bob', '/chat', 'lobby');
  assert.ok(!isPossible(membership, action({ kind: 'sendToRoom' })));
  assert.ok(isPossible(membership, action({ kind: 'sendToRoom', actor: 'bob' })));
});

test('a client joins no second room where it may be in one, and no full one', () => {
  const one = example({ ...freeRooms, atOnce: 'one' });
  assert.ok(!isPossible(one, action({ kind: 'join', room: 'garden' })));
  assert.ok(isPossible(one, action({ kind: 'join' })));
  const full = example({ ...freeRooms, capacity: 2 });
  assert.ok(!isPossible(full, action({ kind: 'join', actor: 'carol' })));
  assert.ok(isPossible(full, action({ kind: 'join' })));
});

test('where a leave names no room, a client leaves only a room that it is in', () => {
  const membership = example({ ...freeRooms, leavesOwnOnly: true });
  assert.ok(isPossible(membership, action({ kind: 'leave' })));
  assert.ok(!isPossible(membership, action({ kind: 'leave', room: 'garden' })));
});

test('joining without a connection throws', () => {
  assert.throws(() => {
    new MembershipModel().join('alice', '/chat', 'lobby');
  }, /not connected/);
});

test('kinds with a listed deviation are left out, and no others', () => {
  const left = Object.keys(withoutDeviations(coreKinds, ['TM-06', 'TM-07', 'CL-14']));
  const out = Object.keys(coreKinds).filter((kind) => !left.includes(kind));
  assert.deepEqual(out.sort(), ['sendExceptClient', 'sendExceptRoom', 'sendToRooms']);
});
