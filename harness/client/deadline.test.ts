import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { MessageChannel } from 'node:worker_threads';
import { DeadlineError, formatDuration, silence, within } from './deadline';

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
      error instanceof DeadlineError && error.message === 'timed out after 20 ms waiting for the answer of Redis',
  );
});

/** Keeps this process from doing anything else, as a machine that is too busy does. */
function standStill(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

test('the time in which this process stood still does not count', async () => {
  const wait = within(300, 'it', pause(600, 'here'));
  await pause(1);
  standStill(500);
  assert.equal(await wait, 'here');
});

test('what has arrived while this process stood still is read before the deadline is over', async () => {
  const { port1, port2 } = new MessageChannel();
  const arrival = new Promise((resolve) => port1.once('message', resolve));
  const wait = within(20, 'it', arrival);
  await pause(1);
  port2.postMessage('here');
  standStill(50);
  assert.equal(await wait, 'here');
  port1.close();
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
  assert.deepEqual([250, 999, 1000, 2500, 30_000].map(formatDuration), [
    '250 ms',
    '999 ms',
    '1 s',
    '2.5 s',
    '30 s',
  ]);
});
