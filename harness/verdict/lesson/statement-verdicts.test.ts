import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Lesson } from '../../specification/lesson';
import { sampleRequirement, sampleScenario } from '../../testing/sample-verdict';
import type { RequirementVerdict } from '../schema';
import { lessonTotals, statementVerdicts, type StatementVerdict } from './statement-verdicts';

const depth = ['TM-02'];
const lesson: Lesson = {
  rules: [],
  sections: [
    {
      section: 'Myth 2',
      statements: [
        { number: '49', says: 'a', mark: 'corrected', truth: 'b', scenarios: ['x', 'y'], depth },
        { number: '50', says: 'c', mark: 'shown', scenarios: ['x'], depth },
        { number: '51', says: 'd', mark: 'opinion', truth: 'An analogy.' },
        { number: 'S5a', says: 'e', mark: 'shown', scenarios: ['y'], depth },
      ],
    },
  ],
};

function rule(more: Partial<RequirementVerdict>): RequirementVerdict {
  return sampleRequirement({ id: 'lesson-M2', level: undefined, ...more });
}

function verdictsOf(...requirements: RequirementVerdict[]): StatementVerdict[] {
  return statementVerdicts(lesson, { requirements });
}

function statuses(...requirements: RequirementVerdict[]): unknown[] {
  return verdictsOf(...requirements).map(({ status }) => status);
}

const x = sampleScenario({ name: 'x' });
const y = sampleScenario({ name: 'y', lane: 'polling', status: 'failed' });

test('a statement has the worst status of its scenarios over all lanes, and an opinion has none', () => {
  const scenarios = [x, { ...x, lane: 'polling', status: 'not-applicable' as const }, y];
  assert.deepEqual(statuses(rule({ scenarios })), ['failed', 'passed', undefined, 'failed']);
});

test('a failure that a deviation covers is expected', () => {
  const [first] = verdictsOf(rule({ status: 'expected-failure', scenarios: [x, y] }));
  assert.equal(first?.status, 'expected-failure');
});

test('a scenario that the run did not select leaves its statement not run, and has no Rule', () => {
  const [first] = verdictsOf(rule({ scenarios: [x] }));
  assert.equal(first?.status, 'not-run');
  assert.deepEqual(
    first.scenarios.map(({ title, rule: id, status }) => [title, id, status]),
    [
      ['x', 'lesson-M2', 'passed'],
      ['y', undefined, 'not-run'],
    ],
  );
});

test('a scenario of the same title in another requirement does not count', () => {
  const other = sampleRequirement({ scenarios: [{ ...x, status: 'failed' }] });
  assert.equal(statuses(other, rule({ scenarios: [x] }))[1], 'passed');
});

test('statements with a letter do not count', () => {
  const totals = lessonTotals(verdictsOf(rule({ scenarios: [x, y] })));
  assert.equal(totals.statements, 3);
  assert.deepEqual(totals.marks, { shown: 1, corrected: 1, opinion: 1 });
  assert.deepEqual(
    [...totals.statuses],
    [
      ['failed', 1],
      ['passed', 1],
    ],
  );
});
