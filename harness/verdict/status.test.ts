import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleDeviation } from '../testing/sample-verdict';
import type { ScenarioStatus } from './schema';
import { combined, withDeviations, type Outcome } from './status';

test('failed outweighs blocked, inconclusive and not run, in this order', () => {
  assert.equal(combined(['blocked', 'failed', 'passed']), 'failed');
  assert.equal(combined(['inconclusive', 'blocked', 'not-run']), 'blocked');
  assert.equal(combined(['not-run', 'inconclusive', 'passed']), 'inconclusive');
});

test('failed outweighs not run, which outweighs passed, which outweighs not applicable', () => {
  assert.equal(combined(['passed', 'not-run', 'failed', 'not-applicable']), 'failed');
  assert.equal(combined(['passed', 'not-run', 'not-applicable']), 'not-run');
  assert.equal(combined(['not-applicable', 'passed']), 'passed');
  assert.equal(combined(['not-applicable']), 'not-applicable');
});

const everywhere = [sampleDeviation()];
const inPolling = [sampleDeviation({ lanes: ['polling'] })];
const ofJoining = [sampleDeviation({ scenarios: ['joining'] })];

/** One scenario, "joining", in each lane. */
function inLanes(statuses: Record<string, ScenarioStatus>): Outcome[] {
  return Object.entries(statuses).map(([lane, status]) => ({ lane, name: 'joining', status }));
}

/** In one lane, the scenarios with these names. */
function scenarios(statuses: Record<string, ScenarioStatus>): Outcome[] {
  return Object.entries(statuses).map(([name, status]) => ({ lane: 'polling', name, status }));
}

test('a failure is expected where every failing lane is listed', () => {
  const lanes = inLanes({ 'one-server': 'passed', polling: 'failed' });
  assert.equal(withDeviations(lanes, everywhere), 'expected-failure');
  assert.equal(withDeviations(lanes, inPolling), 'expected-failure');
  assert.equal(withDeviations(lanes, []), 'failed');
});

test('a failure in a lane that is not listed stays one', () => {
  const lanes = inLanes({ 'one-server': 'failed', polling: 'failed' });
  assert.equal(withDeviations(lanes, inPolling), 'failed');
});

test('a failure of a scenario that is not listed stays one', () => {
  const both = scenarios({ joining: 'failed', leaving: 'failed' });
  assert.equal(withDeviations(both, ofJoining), 'failed');
  const one = scenarios({ joining: 'failed', leaving: 'passed' });
  assert.equal(withDeviations(one, ofJoining), 'expected-failure');
});

test('a deviation that one of its lanes still shows is not stale', () => {
  const listed = [sampleDeviation({ lanes: ['polling', 'three-servers'] })];
  const lanes = inLanes({ 'one-server': 'failed', 'three-servers': 'passed', polling: 'failed' });
  assert.equal(withDeviations(lanes, listed), 'failed');
});

test('a deviation that nothing shows any more is an unexpected pass', () => {
  assert.equal(withDeviations(inLanes({ polling: 'passed' }), everywhere), 'unexpected-pass');
  const moved = inLanes({ 'one-server': 'failed', polling: 'passed' });
  assert.equal(withDeviations(moved, inPolling), 'unexpected-pass');
  const gone = scenarios({ joining: 'passed', leaving: 'not-applicable' });
  assert.equal(withDeviations(gone, ofJoining), 'unexpected-pass');
});

test('one stale deviation among others is an unexpected pass', () => {
  const one = scenarios({ joining: 'passed', leaving: 'failed' });
  const ofLeaving = sampleDeviation({ scenarios: ['leaving'] });
  assert.equal(withDeviations(one, [...ofJoining, ofLeaving]), 'unexpected-pass');
});

test('a deviation covers failed scenarios only, not blocked ones', () => {
  const lanes = inLanes({ 'one-server': 'blocked', polling: 'blocked' });
  assert.equal(withDeviations(lanes, everywhere), 'blocked');
});

test('a deviation is not stale while something that could show it did not run', () => {
  const lanes = inLanes({ 'one-server': 'passed', polling: 'not-applicable' });
  assert.equal(withDeviations(lanes, inPolling), 'passed');
  assert.equal(withDeviations(lanes, everywhere), 'passed');
  assert.equal(withDeviations(inLanes({ polling: 'not-run' }), inPolling), 'not-run');
});
