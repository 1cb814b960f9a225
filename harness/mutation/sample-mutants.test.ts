import assert from 'node:assert/strict';
import { test } from 'node:test';
import { root } from '../package-root';
import { allMutants } from '../specification/mutants';
import { sampleMutants } from './sample-mutants';

const all = allMutants(root);

test('a seed always selects the same mutants, and another seed selects others', () => {
  const sample = sampleMutants(all, { count: 40, seed: 1 });
  assert.equal(sample.length, 40);
  assert.deepEqual(sampleMutants(all.toReversed(), { count: 40, seed: 1 }), sample.toReversed());
  assert.notDeepEqual(sampleMutants(all, { count: 40, seed: 2 }), sample);
});

test('a sample that is large enough has all mutants', () => {
  assert.deepEqual(sampleMutants(all, { count: all.length, seed: 7 }), all);
});
