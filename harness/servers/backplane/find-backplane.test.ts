import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunningBackplane } from './backplane';
import { findBackplane, type BackplaneSource } from './find-backplane';

const deadlineMs = 1000;

const redis: RunningBackplane = {
  kind: 'redis',
  name: 'Redis 1.2.3',
  redisUrl: 'redis://127.0.0.1:6379',
  notes: ['a note of its own'],
  failure: () => Promise.resolve(undefined),
  stop: () => Promise.resolve(),
};

const holds: BackplaneSource = {
  name: 'Held',
  missing: 'no Held',
  open: () => Promise.resolve(redis),
};
const missing: BackplaneSource = {
  name: 'Gap',
  missing: 'no Gap',
  open: () => Promise.resolve(undefined),
};
const broken: BackplaneSource = {
  name: 'Wreck',
  missing: 'no Wreck',
  open: () => Promise.reject(new Error('it sank')),
};
const untouched: BackplaneSource = {
  name: 'Later',
  missing: 'no Later',
  open: () => {
    throw new Error('opened, although an earlier rung held');
  },
};

test('the first available source is used, with its deadline and its own notes', async () => {
  const given: number[] = [];
  const noting: BackplaneSource = {
    ...holds,
    open: (ms) => (given.push(ms), Promise.resolve(redis)),
  };
  assert.deepEqual(await findBackplane({ deadlineMs }, [missing, noting, untouched]), redis);
  assert.deepEqual(given, [deadlineMs]);
});

test('a source that is not available is skipped, one that fails is noted', async () => {
  const { name, notes } = await findBackplane({ deadlineMs }, [missing, broken, holds]);
  assert.equal(name, 'Redis 1.2.3');
  assert.deepEqual(notes, [
    'Wreck is available, but could not start Redis: it sank',
    'a note of its own',
  ]);
});

test('without Redis, IPC is the backplane, and its name says why', async () => {
  const backplane = await findBackplane({ deadlineMs }, [missing, broken]);
  assert.equal(backplane.kind, 'ipc');
  assert.equal(backplane.name, 'node:cluster IPC (no Gap, Wreck failed)');
  assert.equal(backplane.redisUrl, undefined);
  assert.deepEqual(backplane.notes, ['Wreck is available, but could not start Redis: it sank']);
  await backplane.stop();
});
