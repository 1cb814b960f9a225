import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Level, Requirement } from '../../specification/requirements';
import { sampleRequirement } from '../../testing/sample-verdict';
import type { Coverage, RequirementVerdict, ScenarioStatus } from '../schema';
import { coverageOf } from './coverage';
import type { Profile } from './profiles';

function stated(id: string, capability: string, level: Level = 'MUST'): Requirement {
  const source = 'https://socket.io/docs/v4/rooms/';
  return { id, capability, level, title: id, source, why: 'Users notice.' };
}

const set = [
  stated('RM-01', 'core'),
  stated('RM-02', 'core', 'SHOULD'),
  stated('MB-01', 'roster'),
  stated('PR-01', 'presence'),
  stated('CL-06', 'roster'),
  { ...stated('DN-03', 'core'), excluded: 'nobody can see it' },
];
const needs = new Map([['CL-06', [['roster', 'cluster']]]]);

function verdictOf(id: string, status: ScenarioStatus): RequirementVerdict {
  const reason = status === 'not-applicable' ? { reason: `the target does not declare it` } : {};
  return sampleRequirement({ id, status, lanes: { 'one-server': status }, ...reason });
}

function covered(
  statuses: Readonly<Record<string, ScenarioStatus>>,
  requiredProfile?: Profile,
): Coverage {
  const requirements = Object.entries(statuses).map(([id, status]) => verdictOf(id, status));
  return coverageOf({ set, requirements, needs, ...(requiredProfile && { requiredProfile }) });
}

test('a profile is named if all of its MUST requirements were exercised, and no other capability', () => {
  assert.equal(covered({ 'RM-01': 'passed' }).profile, 'core');
  const chat = { 'RM-01': 'failed', 'MB-01': 'passed', 'PR-01': 'flaky' } as const;
  assert.equal(covered(chat).profile, 'chat-room');
  assert.equal(covered({ 'RM-01': 'passed', 'MB-01': 'passed' }).profile, undefined);
  assert.equal(covered({ ...chat, 'RM-01': 'blocked' }).profile, undefined);
  const all = covered({ ...chat, 'CL-06': 'passed' });
  assert.deepEqual([all.exercised, all.all], [4, 4]);
});

test('what was left out is grouped by its reason', () => {
  const { capabilities, leftOut } = covered({
    'RM-01': 'blocked',
    'MB-01': 'not-applicable',
    'PR-01': 'not-applicable',
  });
  assert.deepEqual(capabilities, []);
  assert.deepEqual(leftOut, [
    { reason: 'its set-up could not be established', requirements: ['RM-01'] },
    { reason: 'the target does not declare it', requirements: ['MB-01', 'PR-01'] },
    { reason: 'it was not selected', requirements: ['CL-06'] },
    { reason: 'no scenario can check it from outside', requirements: ['DN-03'] },
  ]);
});

test('a required profile lacks what was not exercised, except what needs more than the profile', () => {
  const { required } = covered({ 'RM-01': 'passed', 'MB-01': 'not-run' }, 'chat-room');
  assert.deepEqual(required, { profile: 'chat-room', missing: ['MB-01', 'PR-01'] });
});
