import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Pace, type Clock } from './pace';

/** Clock that stands still, with the lengths of all sleeps. */
class FakeClock implements Clock {
  readonly slept: number[] = [];
  time = 1000;

  now(): number {
    return this.time;
  }

  sleep(ms: number): Promise<void> {
    this.slept.push(Math.round(ms));
    return Promise.resolve();
  }
}

async function take(pace: Pace, count: number): Promise<void> {
  await Promise.all(Array.from({ length: count }, () => pace.next()));
}

test('as many as one second allows happen at once, and the rest wait a little longer than a second, so that they arrive in the next', async () => {
  const clock = new FakeClock();
  await take(new Pace(2, clock), 5);
  assert.deepEqual(clock.slept, [1050, 1050, 2100]);
});

test('no second has more actions than allowed, wherever it begins', async () => {
  const clock = new FakeClock();
  const pace = new Pace(3, clock);
  await take(pace, 1);
  clock.time += 900;
  await take(pace, 4);
  assert.deepEqual(clock.slept, [150, 1050]);
  clock.time += 60_000;
  await take(pace, 4);
  assert.deepEqual(clock.slept, [150, 1050, 1050]);
});

test('a pace below one per second gives each action a longer time to itself', async () => {
  const clock = new FakeClock();
  await take(new Pace(0.5, clock), 3);
  assert.deepEqual(clock.slept, [2050, 4100]);
});

test('without a limit, nothing waits', async () => {
  const clock = new FakeClock();
  await take(new Pace(undefined, clock), 10_000);
  assert.deepEqual(clock.slept, []);
});

test('a pace of 0 or less is refused', () => {
  for (const pace of [0, -1, NaN]) assert.throws(() => new Pace(pace), RangeError);
});

test('on the clock of the machine, an action above the pace waits', async () => {
  const pace = new Pace(50);
  const start = performance.now();
  await take(pace, 51);
  // Timers may fire up to a millisecond early.
  assert.ok(performance.now() - start >= 1049);
});
