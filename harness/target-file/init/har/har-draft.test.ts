import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { parse } from 'yaml';
import { root } from '../../../package-root';
import { parseTarget } from '../../target-file';
import { draftFromHar } from './har-draft';

const folder = join(root, 'fixtures', 'har');
const answers = { name: 'Acme', start: { command: 'node server.js' } };

/** What no draft may contain: passwords, and all that looks like a token or a session. */
const secret = /open-sesame|correct horse|[\w-]{24,}/;

void describe('the draft from a recording of Chromium', () => {
  before(() => {
    process.env['ACME_PASSWORD'] = 'a password of the suite';
  });

  for (const name of [
    'acknowledged-rooms',
    'login-and-cookie',
    'login-and-cookie-sanitized',
    'polling-only',
    'created-rooms',
  ])
    test(`${name} is as expected, a valid target file, and has no secret`, () => {
      const { text, advice } = draftFromHar(join(folder, `${name}.har`), answers);
      assert.equal(text, readFileSync(join(folder, `${name}.yaml`), 'utf8'));
      assert.equal(parseTarget(text, `${name}.yaml`).name, 'Acme');
      for (const line of [...text.split('\n'), ...advice]) assert.doesNotMatch(line, secret);
    });

  test('asks for the credentials that a sanitized export lacks', () => {
    const { advice, text } = draftFromHar(join(folder, 'login-and-cookie-sanitized.har'), answers);
    assert.match(advice.join('\n'), /export with sensitive data or fill in connect\.headers/);
    assert.match(text, /^ {2}#headers: /m);
  });

  test('has the name and the address of the recording, unless the options say others', () => {
    const { text } = draftFromHar(join(folder, 'created-rooms.har'), {});
    const { name, start } = parse(text) as { name: string; start: { urls: string[] } };
    assert.equal(name, 'Server at 127.0.0.1');
    assert.match(start.urls.join(), /^http:\/\/127\.0\.0\.1:\d+$/);
    assert.match(text, /env:TARGET_PASSWORD/);
  });
});
