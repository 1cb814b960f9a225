import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UsageError } from '../run/options';
import { timeOf, toSeed } from './run';

test('a time to explore is seconds or minutes', () => {
  const toMs = timeOf('--explore');
  assert.equal(toMs('90s'), 90_000);
  assert.equal(toMs('5m'), 300_000);
  for (const text of ['5', '0s', 'm', '1h', '-5m', '1.5m', ' 5m']) {
    assert.throws(() => toMs(text), UsageError, text);
  }
});

test('a seed is a whole number of 31 bits', () => {
  assert.equal(toSeed('0'), 0);
  assert.equal(toSeed('2147483647'), 2_147_483_647);
  for (const text of ['', '-1', '1.5', '2147483648', 'x', '1e3']) {
    assert.throws(() => toSeed(text), UsageError, text);
  }
});
