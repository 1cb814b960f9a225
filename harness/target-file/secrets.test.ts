import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutPassword } from './secrets';

test('no URL shows its password', () => {
  const line = '--url http://bob:p:w@127.0.0.1:1 redis://:other@host:6379/0 http://127.0.0.1:2';
  const shown = '--url http://bob:***@127.0.0.1:1 redis://:***@host:6379/0 http://127.0.0.1:2';
  assert.equal(withoutPassword(line), shown);
});
