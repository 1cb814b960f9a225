import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Mutant } from '../specification/mutants';
import { sampleRequirement, sampleScenario, sampleVerdict } from '../testing/sample-verdict';
import type { RequirementVerdict } from '../verdict/schema';
import {
  isComplete,
  mutantResult,
  together,
  type MutantRun,
  type MutationResult,
} from './mutation-result';

const mutant: Mutant = {
  mutant: 'leave-noop',
  does: 'acknowledges a leave without leaving',
  breaks: ['TM-05'],
  lane: 'one-server',
  says: 'expected silence',
  file: 'leave-noop.ts',
};
const unreachable = { ...mutant, breaks: [], says: 'ECONNREFUSED' };

function verdictOn(...requirements: RequirementVerdict[]): MutantRun {
  return { verdict: sampleVerdict(requirements) };
}

function failing(message: string, id = 'TM-05'): RequirementVerdict {
  return sampleRequirement({
    id,
    status: 'failed',
    scenarios: [sampleScenario({ status: 'failed', message })],
  });
}

test('a mutant is killed if what it breaks fails with its message', () => {
  const result = mutantResult(mutant, verdictOn(failing('carol: expected silence, received 1')), 7);
  assert.equal(result.status, 'killed');
  assert.deepEqual(result.requirements, { 'TM-05': 'failed' });
});

test('a mutant survives if what it breaks passes, does not run, or is unknown', () => {
  const idle = sampleRequirement({ status: 'not-run', reason: 'instance 1 is gone' });
  const other = failing('expected silence', 'RM-01');
  for (const [end, reason] of [
    [verdictOn(sampleRequirement()), 'TM-05 did not fail: passed'],
    [verdictOn(idle), 'TM-05 did not fail: not-run (instance 1 is gone)'],
    [verdictOn(other), 'TM-05 did not fail: unknown'],
  ] as const) {
    const result = mutantResult(mutant, end, 7);
    assert.deepEqual([result.status, result.reason], ['survived', reason]);
  }
});

test('a mutant that breaks two requirements survives if one of them passes', () => {
  const both = { ...mutant, breaks: ['TM-05', 'RM-01'] };
  const end = verdictOn(failing('expected silence'), sampleRequirement({ id: 'RM-01' }));
  assert.equal(mutantResult(both, end, 7).status, 'survived');
});

test('a mutant survives if a declared scenario of the lesson passes', () => {
  const declared = { ...mutant, scenarios: ['sees nothing', 'still leaves'] };
  const failed = sampleScenario({
    name: 'sees nothing',
    status: 'failed',
    message: 'expected silence',
  });
  const passed = sampleScenario({ name: 'still leaves' });
  const scenarios = [failed, passed];
  const end = verdictOn(sampleRequirement({ id: 'TM-05', status: 'failed', scenarios }));
  const { status, reason } = mutantResult(declared, end, 7);
  assert.deepEqual([status, reason], ['survived', 'did not fail: "still leaves"']);
});

test('of a run of one requirement, only the verdict on that one counts', () => {
  const both = { ...mutant, breaks: ['TM-05', 'RM-01'] };
  const silent = failing('expected silence');
  const other = failing('expected silence', 'RM-01');
  const passed = sampleRequirement({ id: 'RM-01' });
  const killed = together([
    { id: 'TM-05', run: verdictOn(silent, passed) },
    { id: 'RM-01', run: verdictOn(sampleRequirement(), other) },
  ]);
  assert.equal(mutantResult(both, killed, 7).status, 'killed');
  const alone = together([
    { id: 'TM-05', run: verdictOn(silent, other) },
    { id: 'RM-01', run: verdictOn(passed) },
  ]);
  assert.equal(mutantResult(both, alone, 7).status, 'survived');
});

test('a run that did not start is the result, whatever the other runs were', () => {
  const end = { stopped: 'connect ECONNREFUSED', by: 'target' } as const;
  const runs = [
    { id: 'TM-05', run: verdictOn(failing('expected silence')) },
    { id: 'RM-01', run: end },
  ];
  assert.equal(together(runs), end);
});

test('a failure with another message is the wrong reason', () => {
  const { status, reason } = mutantResult(mutant, verdictOn(failing('received nothing')), 7);
  assert.equal(status, 'wrong-reason');
  assert.match(reason ?? '', /TM-05 failed without "expected silence": received nothing/);
});

test('a mutant that does not start is killed only if it declares that', () => {
  const end = { stopped: 'connect ECONNREFUSED', by: 'target' } as const;
  assert.equal(mutantResult(mutant, end, 7).status, 'wrong-reason');
  assert.equal(mutantResult(unreachable, end, 7).status, 'killed');
  assert.equal(
    mutantResult(unreachable, { ...end, stopped: 'HTTP 404' }, 7).status,
    'wrong-reason',
  );
  assert.equal(mutantResult(unreachable, verdictOn(sampleRequirement()), 7).status, 'survived');
});

test('a mutant that this machine cannot run is not run', () => {
  const end = { stopped: 'the target needs Redis', by: 'environment' } as const;
  assert.equal(mutantResult(mutant, end, 7).status, 'not-run');
});

test('a result is complete if the correct server is conformant and no mutant is left alive', () => {
  const correct = { outcome: 'conformant', failed: [] };
  const totals = { survived: 0, 'wrong-reason': 0, 'not-run': 3, killed: 5 };
  const complete = (more: object): boolean =>
    isComplete({ correct, totals, ...more } as unknown as MutationResult);
  assert.ok(complete({}));
  assert.ok(!complete({ totals: { ...totals, survived: 1 } }));
  assert.ok(!complete({ totals: { ...totals, 'wrong-reason': 1 } }));
  assert.ok(!complete({ correct: { outcome: 'incomplete', failed: [] } }));
  assert.ok(!complete({ correct: { outcome: 'conformant', failed: ['TM-05'] } }));
});
