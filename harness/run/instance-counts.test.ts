import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countsFor } from './instance-counts';
import { usual } from './options';
import { planOf } from './plan';

const counts = (given: Partial<Parameters<typeof planOf>[0]>): ReturnType<typeof countsFor> => {
  const plan = planOf({ ...usual, out: 'reports', ...given });
  return countsFor(plan, plan.lanes);
};

test('each lane has servers of its own, and a run of all requirements has a spare one', () => {
  assert.deepEqual(counts({}), { clustered: 3, standalone: 3 });
  assert.deepEqual(counts({ lane: ['one-server'] }), { clustered: 0, standalone: 2 });
});

test('no server is started beside those of the lanes where nothing would use it', () => {
  assert.deepEqual(counts({ requirement: ['AU-11'] }), { clustered: 3, standalone: 2 });
  assert.deepEqual(counts({ lane: ['polling'] }), { clustered: 0, standalone: 1 });
  const target = 'fixtures/targets/core/target.yaml';
  assert.deepEqual(counts({ target, lane: ['one-server'] }), { clustered: 0, standalone: 1 });
});
