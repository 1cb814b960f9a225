import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RoomDirectory } from './room-directory';

/** A directory of a target that gives rooms numbers, and who created which. */
function numbered(): { directory: RoomDirectory; created: string[] } {
  const created: string[] = [];
  const directory = new RoomDirectory((name, creator) => {
    created.push(`${name} by ${creator}`);
    return Promise.resolve(`#${created.length}`);
  });
  return { directory, created };
}

test('rooms with free names keep them', async () => {
  const directory = new RoomDirectory();
  assert.ok(directory.isFree);
  const values = { room: 'lobby' };
  assert.equal(await directory.resolve(values, 'alice'), values);
});

test('a room is created once, by the client that first uses it', async () => {
  const { directory, created } = numbered();
  const both = await Promise.all([
    directory.resolve({ room: 'lobby', body: 'hi' }, 'alice'),
    directory.resolve({ room: 'lobby' }, 'bob'),
  ]);
  assert.deepEqual(both, [{ room: '#1', body: 'hi' }, { room: '#1' }]);
  assert.deepEqual(created, ['lobby by alice']);
});

test('each room of a list has its id', async () => {
  const { directory } = numbered();
  const { rooms } = await directory.resolve({ rooms: ['lobby', 'garden'] }, 'alice');
  assert.deepEqual(rooms, ['#1', '#2']);
  assert.equal(directory.idOf('garden'), '#2');
  assert.equal(directory.idOf('attic'), 'attic');
});

test('what is no name of a room is sent as it is', async () => {
  const { directory, created } = numbered();
  assert.deepEqual(await directory.resolve({ room: 42 }, 'alice'), { room: 42 });
  assert.deepEqual(await directory.resolve({ room: '' }, 'alice'), { room: '' });
  assert.deepEqual(await directory.resolve({ body: 'hi' }, 'alice'), { body: 'hi' });
  assert.deepEqual(created, []);
});
