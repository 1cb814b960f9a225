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

test('the first rung that holds is taken, with its deadline and its own notes', async () => {
  const given: number[] = [];
  const noting: BackplaneSource = {
    ...holds,
    open: (ms) => (given.push(ms), Promise.resolve(redis)),
  };
  assert.deepEqual(await findBackplane({ deadlineMs }, [missing, noting, untouched]), redis);
  assert.deepEqual(given, [deadlineMs]);
});

test('a rung that is missing is passed over in silence, one that is broken is told of', async () => {
  const { name, notes } = await findBackplane({ deadlineMs }, [missing, broken, holds]);
  assert.equal(name, 'Redis 1.2.3');
  assert.deepEqual(notes, ['Wreck is there, but gives no Redis: it sank', 'a note of its own']);
});

test('without any Redis the instances are joined by IPC, and the name says why', async () => {
  const backplane = await findBackplane({ deadlineMs }, [missing, broken]);
  assert.equal(backplane.kind, 'ipc');
  assert.equal(backplane.name, 'node:cluster IPC (no Gap, Wreck failed)');
  assert.equal(backplane.redisUrl, undefined);
  assert.deepEqual(backplane.notes, ['Wreck is there, but gives no Redis: it sank']);
  await backplane.stop();
});
