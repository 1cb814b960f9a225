import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepIfLong, keepSecret, withoutPassword, withoutSecrets } from './secrets';

test('no URL shows its password', () => {
  const line = '--url http://bob:p:w@127.0.0.1:1 redis://:other@host:6379/0 http://127.0.0.1:2';
  const shown = '--url http://bob:***@127.0.0.1:1 redis://:***@host:6379/0 http://127.0.0.1:2';
  assert.equal(withoutPassword(line), shown);
});

test('a secret is found percent-encoded and as JSON, too', () => {
  const value = 'correct "horse"/\\battery';
  keepSecret(value);
  const forms = [value, encodeURIComponent(value), JSON.stringify({ value })];
  const hidden = '(a secret, not shown)';
  assert.equal(withoutSecrets(forms.join(' ')), `${hidden} ${hidden} {"value":"${hidden}"}`);
});

test('a value of fewer than 6 characters is no secret', () => {
  keepIfLong('staff');
  keepIfLong('letmein');
  assert.equal(withoutSecrets('staff letmein'), 'staff (a secret, not shown)');
});
