import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { DeadlineError, inWords, silence, within } from './deadline';

test('a value in time comes through', async () => {
  assert.equal(await within(1000, 'it', pause(5, 'here')), 'here');
});

test('an error in time comes through as it is', async () => {
  const cause = new TypeError('broken');
  await assert.rejects(within(1000, 'it', Promise.reject(cause)), cause);
});

test('a wait that is too long ends with what was waited for, and how long', async () => {
  const never = new Promise(() => undefined);
  await assert.rejects(
    within(20, 'the answer of Redis', never),
    (error) =>
      error instanceof DeadlineError && error.message === 'the answer of Redis: not within 20 ms',
  );
});

test('an error after the deadline disturbs nobody', async () => {
  const late = pause(30).then(() => {
    throw new Error('late');
  });
  await assert.rejects(within(5, 'it', late), DeadlineError);
  await pause(50);
});

test('silence lasts as long as it says', async () => {
  const start = performance.now();
  await silence(50);
  // Timers may fire up to a millisecond early.
  assert.ok(performance.now() - start >= 49);
});

test('durations are said in the unit that fits', () => {
  assert.deepEqual([250, 999, 1000, 2500, 30_000].map(inWords), [
    '250 ms',
    '999 ms',
    '1 s',
    '2.5 s',
    '30 s',
  ]);
});
