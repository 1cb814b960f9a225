import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepSecret } from '../../../harness/target-file/secrets';
import { makeReadable } from './readable-error';

test('an error and its causes have no secrets and no long text', () => {
  keepSecret('open-sesame-7');
  const cause = new Error(`refused: ${'m'.repeat(1e6)}`);
  const error = new Error('it said open-sesame-7', { cause });
  makeReadable(error);
  assert.equal(error.message, 'it said (a secret, not shown)');
  assert.match(cause.message, /^refused: m+…$/);
  for (const text of [cause.message, cause.stack]) assert.equal(text?.length, 20_000);
});
