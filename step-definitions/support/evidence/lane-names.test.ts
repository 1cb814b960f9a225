import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LaneNames } from './lane-names';

const source = { seed: 7, lane: 'one-server' };
const purposes = ['a room for fences', 'the lobby', 'a room for fences', 'the lobby'];

test('every room has a name of its own, also for a purpose that comes again', () => {
  const names = new LaneNames(source);
  const rooms = purposes.map((purpose) => names.room(purpose, 'plain'));
  assert.equal(new Set(rooms).size, purposes.length);
});

test('the names follow from the seed, the lane, and what they are for', () => {
  const [one, again] = [new LaneNames(source), new LaneNames(source)];
  for (const purpose of purposes)
    assert.equal(one.room(purpose, 'any'), again.room(purpose, 'any'));
  const other = new LaneNames({ ...source, lane: 'polling' });
  assert.notEqual(other.room('the lobby', 'any'), new LaneNames(source).room('the lobby', 'any'));
});
