import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CookieJar } from './cookie-jar';

const site = 'http://127.0.0.1:3000';

test('cookies are sent to their host, on any port, at their path and below', () => {
  const jar = new CookieJar();
  jar.store(`${site}/auth/login`, ['sid=a=b; Path=/; HttpOnly; Secure', 'csrf=1; Path=/rooms']);
  jar.store(`${site}/auth/login`, ['near=2']);
  assert.equal(jar.header(`${site}/`), 'sid=a=b');
  assert.equal(jar.header('http://127.0.0.1:4000/rooms/7'), 'csrf=1; sid=a=b');
  assert.equal(jar.header(`${site}/roomsy`), 'sid=a=b');
  assert.equal(jar.header(`${site}/auth`), 'near=2; sid=a=b');
  assert.equal(jar.header('http://localhost:3000/'), undefined);
  assert.equal(jar.value('csrf'), '1');
  assert.equal(jar.value('other'), undefined);
  assert.deepEqual(jar.names, ['sid', 'csrf', 'near']);
});

test('a later cookie replaces one with the same name and path, and an expired one removes it', () => {
  const jar = new CookieJar();
  for (const [line, header] of [
    ['sid=1; Path=/', 'sid=1'],
    ['sid=2; Path=/; Max-Age=60', 'sid=2'],
    ['sid=; Path=/; Max-Age=0', undefined],
    ['sid=3; Path=/; Expires=Thu, 01 Jan 2099 00:00:00 GMT', 'sid=3'],
    ['sid=4; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT', undefined],
    ['=nameless', undefined],
  ] as const) {
    jar.store(site, [line]);
    assert.equal(jar.header(site), header, line);
  }
});

test('every value that is stored is reported', () => {
  const values: string[] = [];
  const jar = new CookieJar((value) => values.push(value));
  jar.store(site, ['a=one', 'b=two; Max-Age=0', 'c=three']);
  assert.deepEqual(values, ['one', 'three']);
});
