import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Flood } from './flood-guard';

const times = (count: number, action: () => unknown): unknown[] =>
  Array.from({ length: count }, action);

test('as many messages as the features make are no flood, more are', () => {
  const flood = new Flood();
  assert.ok(!times(50_000, () => flood.rises(100)).includes(true));
  assert.ok(flood.rises(100));
});

test('answers to what was asked are none, however many', () => {
  const flood = new Flood();
  const answered = times(200_000, () => {
    flood.allow();
    return flood.rises(100);
  });
  assert.ok(!answered.includes(true));
});

test('a few messages that are large enough are one', () => {
  const flood = new Flood();
  assert.deepEqual([flood.rises(16e6), flood.rises(16e6), flood.rises(33e6)], [false, false, true]);
});
