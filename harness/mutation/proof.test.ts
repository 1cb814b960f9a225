import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Mutant } from '../specification/mutants';
import { sampleRequirement, sampleScenario, sampleVerdict } from '../testing/sample-verdict';
import type { RequirementVerdict } from '../verdict/schema';
import { holds, proofOf, type End, type Proof } from './proof';

const fault: Mutant = {
  fault: 'leave-noop',
  does: 'acknowledges a leave without leaving',
  breaks: ['TM-05'],
  lane: 'one-server',
  says: 'expected silence',
  file: 'leave-noop.ts',
};
const nobody = { ...fault, breaks: [], says: 'ECONNREFUSED' };

function verdictOn(...requirements: RequirementVerdict[]): End {
  return { verdict: sampleVerdict(requirements) };
}

function failing(message: string, id = 'TM-05'): RequirementVerdict {
  return sampleRequirement({
    id,
    status: 'failed',
    scenarios: [sampleScenario({ status: 'failed', message })],
  });
}

test('a fault is killed if what it breaks fails with its message', () => {
  const proof = proofOf(fault, verdictOn(failing('carol: expected silence, heard 1')), 7);
  assert.equal(proof.status, 'killed');
  assert.deepEqual(proof.requirements, { 'TM-05': 'failed' });
});

test('a fault survives what passes, what does not run, and what is not there', () => {
  const idle = sampleRequirement({ status: 'not-run', reason: 'instance 1 is gone' });
  const other = failing('expected silence', 'RM-01');
  for (const [end, reason] of [
    [verdictOn(sampleRequirement()), 'TM-05 did not fail: passed'],
    [verdictOn(idle), 'TM-05 did not fail: not-run (instance 1 is gone)'],
    [verdictOn(other), 'TM-05 did not fail: unknown'],
  ] as const) {
    const proof = proofOf(fault, end, 7);
    assert.deepEqual([proof.status, proof.reason], ['survived', reason]);
  }
});

test('a fault that breaks two requirements survives if one of them passes', () => {
  const both = { ...fault, breaks: ['TM-05', 'RM-01'] };
  const end = verdictOn(failing('expected silence'), sampleRequirement({ id: 'RM-01' }));
  assert.equal(proofOf(both, end, 7).status, 'survived');
});

test('another message is the wrong reason', () => {
  const { status, reason } = proofOf(fault, verdictOn(failing('heard nothing')), 7);
  assert.equal(status, 'wrong-reason');
  assert.match(reason ?? '', /TM-05 failed without "expected silence": heard nothing/);
});

test('a server that does not start is no proof, unless that is its fault', () => {
  const end = { stopped: 'connect ECONNREFUSED', by: 'target' } as const;
  assert.equal(proofOf(fault, end, 7).status, 'wrong-reason');
  assert.equal(proofOf(nobody, end, 7).status, 'killed');
  assert.equal(proofOf(nobody, { ...end, stopped: 'HTTP 404' }, 7).status, 'wrong-reason');
  assert.equal(proofOf(nobody, verdictOn(sampleRequirement()), 7).status, 'survived');
});

test('what the machine unsupportedReason is not run', () => {
  const end = { stopped: 'the target needs Redis', by: 'environment' } as const;
  assert.equal(proofOf(fault, end, 7).status, 'not-run');
});

test('a proof holds if the correct server is conformant and no fault is left', () => {
  const correct = { outcome: 'conformant', failed: [] };
  const totals = { survived: 0, 'wrong-reason': 0, 'not-run': 3, killed: 5 };
  const judge = (more: object): boolean => holds({ correct, totals, ...more } as unknown as Proof);
  assert.ok(judge({}));
  assert.ok(!judge({ totals: { ...totals, survived: 1 } }));
  assert.ok(!judge({ totals: { ...totals, 'wrong-reason': 1 } }));
  assert.ok(!judge({ correct: { outcome: 'incomplete', failed: [] } }));
  assert.ok(!judge({ correct: { outcome: 'conformant', failed: ['TM-05'] } }));
});
