import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Occupancy } from './occupancy';

test('a client is in a room from when it joins until it leaves', () => {
  const occupancy = new Occupancy();
  assert.equal(occupancy.isMember('alice', '/chat', 'lobby'), false);
  occupancy.join('alice', '/chat', 'lobby');
  occupancy.join('alice', '/chat', 'lobby');
  assert.equal(occupancy.isMember('alice', '/chat', 'lobby'), true);
  assert.equal(occupancy.size('/chat', 'lobby'), 1);
  occupancy.leave('alice', '/chat', 'lobby');
  assert.equal(occupancy.isMember('alice', '/chat', 'lobby'), false);
});

test('rooms of the same name in other namespaces are other rooms', () => {
  const occupancy = new Occupancy();
  occupancy.join('alice', '/chat', 'lobby');
  assert.equal(occupancy.isMember('alice', '/news', 'lobby'), false);
  assert.deepEqual(occupancy.roomsOf('alice', '/'), []);
});

test('a new socket is in no room of its namespace, but stays in those of others', () => {
  const occupancy = new Occupancy();
  for (const room of ['lobby', 'a room, with spaces']) occupancy.join('alice', '/chat', room);
  occupancy.join('alice', '/news', 'sports');
  occupancy.leaveAll('alice', '/chat');
  assert.deepEqual(occupancy.roomsOf('alice', '/chat'), []);
  assert.deepEqual(occupancy.roomsOf('alice', '/news'), ['sports']);
});

test('the rooms of nobody in particular are those that have members', () => {
  const occupancy = new Occupancy();
  occupancy.join('alice', '/chat', 'lobby');
  occupancy.join('bob', '/chat', 'garden');
  occupancy.leave('alice', '/chat', 'lobby');
  assert.deepEqual(occupancy.roomsOf(undefined, '/chat'), ['garden']);
});
