import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { keepIfLong, keepSecret, withoutPassword, withoutSecrets } from './secrets';

const hidden = '(a secret, not shown)';

test('no URL shows its password', () => {
  const line = '--url http://bob:p:w@127.0.0.1:1 redis://:other@host:6379/0 http://127.0.0.1:2';
  const shown = '--url http://bob:***@127.0.0.1:1 redis://:***@host:6379/0 http://127.0.0.1:2';
  assert.equal(withoutPassword(line), shown);
});

test('a secret is found percent-encoded and as JSON, too', () => {
  const value = 'correct "horse"/\\battery';
  keepSecret(value);
  const forms = [value, encodeURIComponent(value), JSON.stringify({ value })];
  assert.equal(withoutSecrets(forms.join(' ')), `${hidden} ${hidden} {"value":"${hidden}"}`);
});

test('a secret is found in hexadecimal digits, and in Base64 wherever it begins', () => {
  const value = 'hunter2?~>hunter2';
  keepSecret(value);
  const bytes = Buffer.from(value);
  const around = (before: string, after: string): string[] =>
    (['base64', 'base64url'] as const).map((form) =>
      Buffer.from(`${before}${value}${after}`).toString(form),
    );
  const texts = [
    ...[bytes.toString('hex'), bytes.toString('hex').toUpperCase()],
    ...['', 'a', 'ab', 'abc'].flatMap((before) =>
      ['', 'y', 'yz', ':more'].flatMap((after) => around(before, after)),
    ),
  ];
  for (const text of texts) {
    const shown = withoutSecrets(`"${text}"`);
    assert.ok(shown.includes(hidden), `${text} became ${shown}`);
    assert.ok(shown.replace(hidden, '').length < 16, `${text} became ${shown}`);
  }
});

test('a secret is found as other encoders write it', () => {
  keepSecret('p/ä (1) "x"');
  const forms = [
    ...[
      'p%2F%C3%A4%20(1)%20%22x%22',
      'p%2f%c3%a4%20%281%29%20%22x%22',
      'p%2F%C3%A4+%281%29+%22x%22',
    ],
    ...[String.raw`p\/\u00e4 (1) \"x\"`, String.raw`p/ä (1) \\\"x\\\"`],
  ];
  for (const form of forms) assert.equal(withoutSecrets(form), hidden);
});

test('a secret is found in markup, and as the bytes of a buffer', () => {
  const secret = `h&ll<"o'w>rld`;
  keepSecret(secret);
  const bytes = Buffer.from(secret);
  const hex = bytes.toString('hex');
  for (const text of [
    'h&amp;ll&lt;&quot;o&#39;w&gt;rld',
    `h&amp;ll&lt;"o'w&gt;rld`,
    'h&amp;ll&lt;&quot;o&apos;w&gt;rld',
    inspect(bytes),
    JSON.stringify(bytes),
    inspect([...bytes]).replaceAll(/\s+/g, ' '),
    hex.replace(/..(?=.)/g, '$&:').toUpperCase(),
  ]) {
    assert.match(withoutSecrets(text), /\(a secret, not shown\)/);
    assert.doesNotMatch(withoutSecrets(text), /ll&lt;|6c 6c|108, ?108|6C:6C/);
  }
});

test('half a secret is found where a text was cut', () => {
  keepSecret('correct-battery-staple');
  assert.equal(withoutSecrets('it is correct-b'), `it is ${hidden}`);
  assert.equal(withoutSecrets('"correct-b…", 7'), `"${hidden}…", 7`);
  assert.equal(withoutSecrets('correct-b... 3 more lines'), `${hidden}... 3 more lines`);
  assert.equal(withoutSecrets('correct-bat and ball'), 'correct-bat and ball');
  const long = 'x'.repeat(100);
  keepSecret(`y${long}`);
  assert.equal(withoutSecrets(`y${'x'.repeat(70)} …`), `${hidden} …`);
});

test('a text of a megabyte is cleared of thousands of secrets at once', () => {
  for (let number = 0; number < 5000; number += 1) keepSecret(`secret-of-user-${number}-more`);
  const text = 'secret-of-user-4999-more '.repeat(40_000);
  const started = performance.now();
  assert.equal(withoutSecrets(text), `${hidden} `.repeat(40_000));
  assert.ok(performance.now() - started < 20_000);
});

test('a value of fewer than 6 characters is no secret', () => {
  keepIfLong('staff');
  keepIfLong('letmein');
  assert.equal(withoutSecrets('staff letmein'), 'staff (a secret, not shown)');
});
