import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FloodCount, FloodGuard } from './flood-guard';

const times = (count: number, action: () => unknown): unknown[] =>
  Array.from({ length: count }, action);

test('the number of messages that the features cause is no flood, a higher one is', () => {
  const flood = new FloodGuard(new FloodCount());
  assert.ok(!times(50_000, () => flood.exceeds(100)).includes(true));
  assert.ok(flood.exceeds(100));
});

test('any number of answers is no flood', () => {
  const flood = new FloodGuard(new FloodCount());
  const answered = times(200_000, () => {
    flood.allowOne();
    return flood.exceeds(100);
  });
  assert.ok(!answered.includes(true));
});

test('a few large messages can be a flood', () => {
  const flood = new FloodGuard(new FloodCount());
  assert.deepEqual(
    [flood.exceeds(16e6), flood.exceeds(16e6), flood.exceeds(33e6)],
    [false, false, true],
  );
});

test('many connections together can be a flood', () => {
  const all = new FloodCount();
  const floods = times(5, () => new FloodGuard(all).exceeds(15e6));
  assert.deepEqual(floods, [false, false, false, false, true]);
  // The last one is closed, so that there is room for another.
  assert.ok(!new FloodGuard(all).exceeds(1e6));
});
