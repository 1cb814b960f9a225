import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleRequirement, sampleScenario, sampleVerdict } from '../testing/sample-verdict';
import type { RequirementVerdict } from '../verdict/schema';
import { otherRequirements } from './other-requirements';

const lane = 'one-server';

function passed(id: string, durationMs = 5): RequirementVerdict {
  return sampleRequirement({ id, scenarios: [sampleScenario({ durationMs })] });
}

test('consecutive mutants get all requirements in turn', () => {
  const verdict = sampleVerdict(['A', 'B', 'C'].map((id) => passed(id)));
  const samples = [0, 1, 2].map((index) => otherRequirements(verdict, lane, index).join(''));
  assert.deepEqual(samples, ['AB', 'CA', 'BC']);
});

test('slow and failed requirements and those of other lanes are left out', () => {
  const failed = sampleRequirement({ id: 'F', lanes: { [lane]: 'failed' } });
  const elsewhere = sampleRequirement({ id: 'E', lanes: { polling: 'passed' } });
  assert.deepEqual(
    otherRequirements(sampleVerdict([passed('L', 900), failed, elsewhere]), lane, 0),
    [],
  );
});
