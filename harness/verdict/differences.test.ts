import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleRequirement, sampleScenario, sampleVerdict } from '../testing/sample-verdict';
import { differences } from './differences';
import type { ScenarioStatus, Verdict } from './schema';

function inPolling(status: ScenarioStatus, message?: string): Verdict {
  const scenario = sampleScenario({ lane: 'polling', status, ...(message && { message }) });
  const lanes = { 'one-server': 'passed', polling: status } as const;
  return sampleVerdict([sampleRequirement({ lanes, scenarios: [sampleScenario(), scenario] })]);
}

test('the same verdict twice differs in nothing, however long the runs took', () => {
  const one = inPolling('passed');
  assert.deepEqual(differences(one, { ...inPolling('passed'), durationMs: 1 }), []);
});

test('a requirement that came to something else is named with its lane and what was said', () => {
  assert.deepEqual(differences(inPolling('passed'), inPolling('failed', 'eve received it')), [
    'TM-05 in polling: passed, then failed: eve received it',
  ]);
});

test('what only one of the runs had is a difference', () => {
  const without = sampleVerdict([]);
  assert.deepEqual(differences(inPolling('passed'), without), [
    'TM-05 in one-server: passed, then absent: no message',
    'TM-05 in polling: passed, then absent: no message',
  ]);
});

test('another outcome and a problem of the second run are differences', () => {
  const second: Verdict = {
    ...inPolling('passed'),
    outcome: 'incomplete',
    problems: ['no ledger'],
  };
  assert.deepEqual(differences(inPolling('passed'), second), [
    'outcome: conformant, then incomplete',
    'problem: no ledger',
  ]);
});
