import assert from 'node:assert/strict';
import { test } from 'node:test';
import { combined, withDeviations } from './status';

test('one failure outweighs all, what did not run outweighs a pass, a pass what is not claimed', () => {
  assert.equal(combined(['passed', 'not-run', 'failed', 'not-claimed']), 'failed');
  assert.equal(combined(['passed', 'not-run', 'not-claimed']), 'not-run');
  assert.equal(combined(['not-claimed', 'passed']), 'passed');
  assert.equal(combined(['not-claimed']), 'not-claimed');
});

const everywhere = [{ requirement: 'RM-01', reason: 'known' }];
const inPolling = [{ requirement: 'RM-01', reason: 'known', lanes: ['polling'] }];

test('a failure is expected where every failing lane is listed', () => {
  const lanes = { 'one-server': 'passed', polling: 'failed' } as const;
  assert.equal(withDeviations(lanes, everywhere), 'expected-failure');
  assert.equal(withDeviations(lanes, inPolling), 'expected-failure');
  assert.equal(withDeviations(lanes, []), 'failed');
});

test('a failure in a lane that is not listed stays one', () => {
  const lanes = { 'one-server': 'failed', polling: 'failed' } as const;
  assert.equal(withDeviations(lanes, inPolling), 'failed');
});

test('a deviation that one of its lanes still shows is not stale', () => {
  const listed = [{ requirement: 'RM-01', reason: 'known', lanes: ['polling', 'three-servers'] }];
  const lanes = { 'one-server': 'failed', 'three-servers': 'passed', polling: 'failed' } as const;
  assert.equal(withDeviations(lanes, listed), 'failed');
});

test('a deviation that no listed lane shows any more is an unexpected pass', () => {
  assert.equal(withDeviations({ polling: 'passed' }, everywhere), 'unexpected-pass');
  const moved = { 'one-server': 'failed', polling: 'passed' } as const;
  assert.equal(withDeviations(moved, inPolling), 'unexpected-pass');
});

test('a deviation is not stale where its lanes did not run', () => {
  const lanes = { 'one-server': 'passed', polling: 'not-claimed' } as const;
  assert.equal(withDeviations(lanes, inPolling), 'passed');
  assert.equal(withDeviations({ polling: 'not-run' }, inPolling), 'not-run');
});
