import assert from 'node:assert/strict';
import { test } from 'node:test';
import { percentile } from './percentile';

test('a percentile is the value at the nearest rank, whatever the order', () => {
  const values = [40, 15, 50, 20, 35];
  const ranks = [0, 5, 30, 40, 50, 100];
  assert.deepEqual(
    ranks.map((rank) => percentile(values, rank)),
    [15, 15, 20, 20, 35, 50],
  );
  assert.deepEqual(values, [40, 15, 50, 20, 35]);
});

test('one value is every percentile, and no values have none', () => {
  assert.equal(percentile([7], 99), 7);
  assert.throws(() => percentile([], 50), /no percentile of no values/);
});
