import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleRequirement, sampleScenario, sampleVerdict } from '../testing/sample-verdict';
import type { RequirementVerdict } from '../verdict/schema';
import { sampleOf } from './sample';

const lane = 'one-server';

function kept(id: string, durationMs = 5): RequirementVerdict {
  return sampleRequirement({ id, scenarios: [sampleScenario({ durationMs })] });
}

test('the samples of faults that follow each other go round all requirements', () => {
  const verdict = sampleVerdict(['A', 'B', 'C'].map((id) => kept(id)));
  const samples = [0, 1, 2].map((index) => sampleOf(verdict, lane, index).join(''));
  assert.deepEqual(samples, ['AB', 'CA', 'BC']);
});

test('what takes long, failed or ran in another lane is in no sample', () => {
  const failed = sampleRequirement({ id: 'F', lanes: { [lane]: 'failed' } });
  const elsewhere = sampleRequirement({ id: 'E', lanes: { polling: 'passed' } });
  assert.deepEqual(sampleOf(sampleVerdict([kept('L', 900), failed, elsewhere]), lane, 0), []);
});
