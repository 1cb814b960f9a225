import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Delays } from './delays';

function delaysOf(...late: readonly number[]): Delays {
  const delays = new Delays();
  late.forEach((ms, index) => {
    delays.add({ at: (index + 1) * 1000, late: ms });
  });
  return delays;
}

void test('a machine that is in time has no lateness', () => {
  assert.equal(delaysOf(0, 1, 2, 0.5).lateness(0, 5000), undefined);
});

void test('many small delays are lateness, and so is one that alone exceeds a deadline', () => {
  assert.equal(delaysOf(50, 50, 50).lateness(0, 5000), '50 ms on average, 50 ms at most');
  const one = delaysOf(...Array.from({ length: 999 }, () => 0), 1100);
  assert.match(one.lateness(0, 1e6) ?? '', /1100 ms at most/);
});

void test('only delays that overlap the span count', () => {
  const delays = delaysOf(0, 1500, 0, 0);
  assert.notEqual(delays.lateness(1500, 4000), undefined);
  assert.equal(delays.lateness(2001, 4000), undefined);
  assert.notEqual(delays.lateness(0, 1200), undefined);
  assert.equal(delays.lateness(0, 400), undefined);
});
