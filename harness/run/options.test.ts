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

test('known names, and none at all, are accepted', () => {
  assert.equal(complaint('CN-01', 'RM-10'), '');
  assert.equal(complaint(), '');
});

test('the first unknown name is reported, with the names that are similar to it', () => {
  assert.equal(
    complaint('CN-01', 'RM-11', 'XX'),
    'unknown requirement RM-11; did you mean RM-01, RM-10?',
  );
});

test('a name in lower case suggests the one in upper case, and no other', () => {
  assert.match(complaint('cn-01'), /did you mean CN-01\?$/);
});

test('the beginning of a name suggests all names that begin with it', () => {
  assert.match(complaint('CN-'), /did you mean CN-01, CN-02\?$/);
});

test('a name with something behind it suggests that name', () => {
  assert.match(complaint('RM-01-and-more'), /did you mean RM-01\?$/);
});

test('names with commas between them are told to have spaces', () => {
  assert.match(complaint('CN-01,RM-01'), /; separate names by spaces: CN-01 RM-01$/);
});

test('where nothing is similar, a short list is printed and a long one is not', () => {
  assert.equal(
    complaint('nothing'),
    'unknown requirement nothing; expected one of: CN-01, CN-02, RM-01, RM-10',
  );
  const many = Array.from({ length: 30 }, (_, index) => `RM-${String(index + 10)}`);
  assert.throws(() => {
    checkNames('requirement', ['nothing'], many);
  }, /^UsageError: unknown requirement nothing$/);
});
