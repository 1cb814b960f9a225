import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { MessageChannel } from 'node:worker_threads';
import { DeadlineError, formatDuration, silence, within } from './deadline';

test('returns a value that arrives in time', async () => {
  assert.equal(await within(1000, 'it', pause(5, 'here')), 'here');
});

test('throws an error that occurs in time unchanged', async () => {
  const cause = new TypeError('broken');
  await assert.rejects(within(1000, 'it', Promise.reject(cause)), cause);
});

test('a timed-out wait names what was awaited, and the time', async () => {
  const never = new Promise(() => undefined);
  await assert.rejects(
    within(20, 'the answer of Redis', never),
    (error) =>
      error instanceof DeadlineError &&
      error.message === 'timed out after 20 ms waiting for the answer of Redis',
  );
});

/** Keeps this process from doing anything else, as a machine that is too busy does. */
function standStill(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

test('time in which this process stood still does not count', async () => {
  const wait = within(300, 'it', pause(600, 'here'));
  await pause(1);
  standStill(500);
  assert.equal(await wait, 'here');
});

test('data that arrived while this process stood still is read before the wait times out', async () => {
  const { port1, port2 } = new MessageChannel();
  const arrival = new Promise((resolve) => port1.once('message', resolve));
  const wait = within(20, 'it', arrival);
  await pause(1);
  port2.postMessage('here');
  standStill(50);
  assert.equal(await wait, 'here');
  port1.close();
});

test('an error after the deadline is ignored', async () => {
  const late = pause(30).then(() => {
    throw new Error('late');
  });
  await assert.rejects(within(5, 'it', late), DeadlineError);
  await pause(50);
});

test('silence lasts for the given time', async () => {
  const start = performance.now();
  await silence(50);
  // Timers may fire up to a millisecond early.
  assert.ok(performance.now() - start >= 49);
});

test('durations are shown in the unit that fits', () => {
  assert.deepEqual([250, 999, 1000, 2500, 30_000].map(formatDuration), [
    '250 ms',
    '999 ms',
    '1 s',
    '2.5 s',
    '30 s',
  ]);
});
