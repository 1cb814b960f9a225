import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleRequirement, sampleVerdict } from '../../harness/testing/sample-verdict';
import { differencesFrom } from './other-servers';

const verdict = sampleVerdict([
  sampleRequirement({ id: 'RM-01' }),
  sampleRequirement({ id: 'TM-07', status: 'expected-failure' }),
  sampleRequirement({ id: 'CL-21', status: 'failed' }),
]);

test('a verdict equals the recorded one if all statuses do, or the requirement is unstable', () => {
  const statuses = { 'expected-failure': ['TM-07'] };
  assert.deepEqual(differencesFrom({ unstable: ['CL-21'], statuses }, verdict), []);
});

test('of a target that is all unstable, only the outcome and the recorded statuses count', () => {
  const recorded = { unstable: 'all', statuses: { 'not-applicable': ['RM-01'] } } as const;
  assert.deepEqual(differencesFrom({ ...recorded, statuses: {} }, verdict), []);
  assert.deepEqual(differencesFrom({ ...recorded, outcome: 'incomplete', statuses: {} }, verdict), [
    `outcome: expected incomplete, received ${verdict.outcome}`,
  ]);
});

test('each status that is not the recorded one is named', () => {
  assert.deepEqual(differencesFrom({ unstable: [], statuses: { failed: ['RM-01'] } }, verdict), [
    'RM-01: expected failed, received passed',
    'TM-07: expected passed, received expected-failure',
    'CL-21: expected passed, received failed',
  ]);
});
