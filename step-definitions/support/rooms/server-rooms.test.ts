import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LaneNames } from '../evidence/lane-names';
import type { Instance } from '../../../harness/servers/instance';
import type { Participant } from '../participants/participant';
import { ServerRooms } from './server-rooms';

const instance = { url: 'http://127.0.0.1:1', number: 1 } as unknown as Instance;
const names = new LaneNames({ seed: 1, lane: 'one-server' });
const lobby = names.room('the lobby', 'any');

/** Returns the rooms of a server that lists these rooms for a client that has just connected. */
function serverWith(rooms: readonly string[]): ServerRooms {
  const newcomer = { must: () => Promise.resolve({ ok: true, rooms }) } as unknown as Participant;
  return new ServerRooms({ names, newcomer: () => Promise.resolve(newcomer) });
}

async function left(own: readonly string[], listed: readonly string[]): Promise<string[]> {
  const rooms = { instance, namespace: '/chat', listed, expected: [] };
  return await serverWith(own).without(rooms);
}

test('a room that the server puts every client into is left out', async () => {
  assert.deepEqual(await left(['user:7'], ['user:8']), []);
});

test('a room that the suite has named stays, whatever a newcomer is in', async () => {
  const listed = [lobby, lobby.toUpperCase(), `private:${lobby}`, `${lobby}-x`];
  assert.deepEqual(await left(['a', 'b', 'c', 'd'], listed), listed);
});

test('where a newcomer is in no room, every listed room stays', async () => {
  assert.deepEqual(await left([], ['user:8']), ['user:8']);
});

test('no more rooms are left out than a newcomer is in', async () => {
  assert.deepEqual(await left(['user:7'], ['user:8', '42']), ['42']);
});
