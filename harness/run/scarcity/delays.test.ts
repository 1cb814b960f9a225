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
  assert.equal(delaysOf(0, 1, 2, 0.5).lateness({ from: 0, to: 5000 }, 5000), undefined);
});

void test('many small delays are lateness, and so is one that alone exceeds a deadline', () => {
  assert.equal(
    delaysOf(50, 50, 50).lateness({ from: 0, to: 5000 }, 5000),
    '50 ms on average, 50 ms at most',
  );
  const one = delaysOf(...Array.from({ length: 999 }, () => 0), 1100);
  assert.match(one.lateness({ from: 0, to: 1e6 }, 5000) ?? '', /1100 ms at most/);
});

void test('a shorter deadline is exceeded by shorter delays', () => {
  const busy = delaysOf(150, ...Array.from({ length: 99 }, () => 0));
  assert.equal(busy.lateness({ from: 0, to: 1e6 }, 5000), undefined);
  assert.match(busy.lateness({ from: 0, to: 1e6 }, 500) ?? '', /150 ms at most/);
});

void test('only delays that overlap the span count', () => {
  const delays = delaysOf(0, 1500, 0, 0);
  assert.notEqual(delays.lateness({ from: 1500, to: 4000 }, 5000), undefined);
  assert.equal(delays.lateness({ from: 2001, to: 4000 }, 5000), undefined);
  assert.notEqual(delays.lateness({ from: 0, to: 1200 }, 5000), undefined);
  assert.equal(delays.lateness({ from: 0, to: 400 }, 5000), undefined);
});
