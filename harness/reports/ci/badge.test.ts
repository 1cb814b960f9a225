import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleRequirement, sampleVerdict } from '../../testing/sample-verdict';
import type { Status } from '../../verdict/schema';
import { badge } from './badge';

const expected: [status: Status, message: string, color: string][] = [
  ['passed', 'conformant (core + roster · 1 of 1 MUST exercised)', 'brightgreen'],
  ['failed', 'not conformant (core + roster · 1 of 1 MUST exercised)', 'red'],
  ['not-run', 'incomplete (core + roster · 1 of 1 MUST exercised)', 'yellow'],
];

for (const [status, message, color] of expected)
  test(`a MUST that is ${status} makes a ${color} badge`, () => {
    const scenario = { name: 'x', lane: 'one-server', durationMs: 1, evidence: [] };
    const scenarioStatus = status === 'failed' || status === 'not-run' ? status : 'passed';
    const scenarios = [{ ...scenario, status: scenarioStatus }] as const;
    const text = badge(sampleVerdict([sampleRequirement({ status, scenarios: [...scenarios] })]));
    const label = 'rooms & namespaces';
    assert.deepEqual(JSON.parse(text), { schemaVersion: 1, label, message, color });
  });
