import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkNames, UsageError } from './options';

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
