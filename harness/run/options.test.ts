import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkNames, toMs, toSeed, UsageError } from './options';

const known = ['CN-01', 'CN-02', 'RM-01', 'RM-10'];

function complaint(...names: readonly string[]): string {
  try {
    checkNames('requirement', names, known);
  } catch (error) {
    assert.ok(error instanceof UsageError);
    return error.message;
  }
  return '';
}

test('names that are known are fine, and so are none', () => {
  assert.equal(complaint('CN-01', 'RM-10'), '');
  assert.equal(complaint(), '');
});

test('the first unknown name is told, with all that come near', () => {
  assert.equal(
    complaint('CN-01', 'RM-11', 'XX'),
    'unknown requirement RM-11; did you mean RM-01, RM-10?',
  );
});

test('small letters come near', () => {
  assert.match(complaint('cn-01'), /did you mean CN-01, /);
});

test('where nothing comes near, the nearest is told', () => {
  assert.match(complaint('RM-01-and-more'), /did you mean RM-01\?$/);
});

test('a time to explore is seconds or minutes', () => {
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
