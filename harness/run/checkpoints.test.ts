import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { Checkpoints } from './checkpoints';

test('checkpoints run at once, 15 s later, and then at doubling intervals, until the end', async (t) => {
  mock.timers.enable({ apis: ['setTimeout'] });
  t.after(() => {
    mock.timers.reset();
  });
  const done: number[] = [];
  let seconds = 0;
  const interim = new Checkpoints(() => Promise.resolve(done.push(seconds)));
  interim.begin();
  interim.begin();
  const pass = (until: number): void => {
    for (; seconds < until; seconds += 1) mock.timers.tick(1000);
  };
  pass(120);
  assert.deepEqual(done, [0, 14, 44, 104]);
  await interim.end();
  pass(600);
  assert.equal(done.length, 4);
});

test('the end waits for the checkpoint in progress, and throws its error', async (t) => {
  mock.timers.enable({ apis: ['setTimeout'] });
  t.after(() => {
    mock.timers.reset();
  });
  const interim = new Checkpoints(() => Promise.reject(new Error('the disk is full')));
  interim.begin();
  await assert.rejects(interim.end(), /the disk is full/);
});
