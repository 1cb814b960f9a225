import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coreKinds, withoutDeviations, type Deed } from './action';
import { apply, hearersOf, isPossible, Membership } from './model';

const deed = (said: Partial<Deed> & Pick<Deed, 'kind'>): Deed => ({
  who: 'alice',
  whom: 'bob',
  namespace: '/chat',
  room: 'lobby',
  ...said,
});

/** Everybody in /chat; alice and bob in its lobby, bob and carol in its garden; bob in /news, too. */
function party(): Membership {
  const membership = new Membership();
  for (const who of ['alice', 'bob', 'carol'] as const) membership.connect(who, '/chat');
  membership.connect('bob', '/news');
  membership.join('alice', '/chat', 'lobby');
  membership.join('bob', '/chat', 'lobby');
  membership.join('bob', '/chat', 'garden');
  membership.join('carol', '/chat', 'garden');
  return membership;
}

const recipients: readonly (readonly [Deed['kind'], readonly string[] | undefined])[] = [
  ['sendToRoom', ['alice', 'bob']],
  ['sendToOthersInRoom', ['bob']],
  ['sendToRooms', ['alice', 'bob', 'carol']],
  ['tellExceptRoom', ['alice']],
  ['tellExceptOne', ['alice']],
  ['sendToAll', ['alice', 'bob', 'carol']],
  ['sendToOthers', ['bob', 'carol']],
  ['sendToOne', ['bob']],
  ['join', undefined],
  ['kick', undefined],
];

for (const [kind, names] of recipients) {
  test(`${kind} is heard by ${names?.join(', ') ?? 'nobody, as it tells nothing'}`, () => {
    assert.deepEqual(hearersOf(party(), deed({ kind })), names);
  });
}

test('a room of one namespace is not that of another', () => {
  assert.deepEqual(hearersOf(party(), deed({ kind: 'sendToRoom', namespace: '/news' })), []);
});

test('who has left a room is in the others still', () => {
  const membership = party();
  apply(membership, deed({ kind: 'leave', who: 'bob' }));
  assert.deepEqual(membership.roomsOf('bob', '/chat'), ['garden']);
});

test('who was kicked is gone from one namespace, with all its rooms', () => {
  const membership = party();
  apply(membership, deed({ kind: 'kick' }));
  assert.deepEqual(membership.namespacesOf('bob'), ['/news']);
  apply(membership, deed({ kind: 'connect', who: 'bob' }));
  assert.deepEqual(membership.roomsOf('bob', '/chat'), []);
});

test('who has lost the connection is nowhere, and comes back to no room', () => {
  const membership = party();
  apply(membership, deed({ kind: 'lose', who: 'bob' }));
  assert.deepEqual(membership.namespacesOf('bob'), []);
  apply(membership, deed({ kind: 'connect', who: 'bob' }));
  assert.deepEqual(hearersOf(membership, deed({ kind: 'sendToRoom' })), ['alice']);
});

test('summoned is in the room, evicted is not', () => {
  const membership = party();
  apply(membership, deed({ kind: 'summon', whom: 'carol' }));
  assert.deepEqual(membership.roomsOf('carol', '/chat'), ['garden', 'lobby']);
  apply(membership, deed({ kind: 'evict', whom: 'carol' }));
  assert.deepEqual(membership.roomsOf('carol', '/chat'), ['garden']);
});

test('who is not connected can only connect', () => {
  const absent = { who: 'carol', namespace: '/news' } as const;
  assert.ok(isPossible(party(), deed({ kind: 'connect', ...absent })));
  for (const kind of ['join', 'leave', 'look', 'disconnect', 'sendToRoom', 'sendToAll'] as const) {
    assert.ok(!isPossible(party(), deed({ kind, ...absent })), kind);
  }
});

test('what is done to somebody needs them there, and evicting needs them in the room', () => {
  const possible = (said: Partial<Deed> & Pick<Deed, 'kind'>): boolean =>
    isPossible(party(), deed(said));
  assert.ok(possible({ kind: 'kick' }) && !possible({ kind: 'kick', whom: 'alice' }));
  assert.ok(possible({ kind: 'evict' }) && !possible({ kind: 'evict', whom: 'carol' }));
  assert.ok(!possible({ kind: 'summon', who: 'bob', whom: 'alice', namespace: '/news' }));
});

test('where a sentence names no namespace, its speaker must be in one only', () => {
  assert.ok(isPossible(party(), deed({ kind: 'sendToOthers' })));
  assert.ok(!isPossible(party(), deed({ kind: 'sendToOthers', who: 'bob' })));
  assert.ok(!isPossible(party(), deed({ kind: 'sendToOne', who: 'bob', whom: 'carol' })));
});

test('joining where one is not connected is a fault of who asks', () => {
  assert.throws(() => {
    new Membership().join('alice', '/chat', 'lobby');
  }, /not connected/);
});

test('what a target is known to do otherwise is left out, and nothing else', () => {
  const left = Object.keys(withoutDeviations(coreKinds, ['TM-06', 'TM-07', 'CL-14']));
  const out = Object.keys(coreKinds).filter((kind) => !left.includes(kind));
  assert.deepEqual(out.sort(), ['tellExceptOne', 'tellExceptRoom', 'sendToRooms']);
});
