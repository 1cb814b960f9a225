import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UsageError } from '../run/options';
import { chosenTarget } from './chosen-target';

const clone = { isPackage: false, isCi: false, hasUsualFile: false };
const installed = { isPackage: true, isCi: false, hasUsualFile: false };

test('a target file or URL that was named is used as it is', () => {
  const here = { isPackage: true, isCi: true, hasUsualFile: true };
  assert.deepEqual(chosenTarget({ target: 'acme.yaml' }, here), { target: 'acme.yaml' });
  assert.deepEqual(chosenTarget({ url: ['http://127.0.0.1:3000'] }, here), {});
});

test('conformance.yaml in the current folder is the target file, and the run says so', () => {
  for (const isPackage of [false, true])
    assert.deepEqual(chosenTarget({}, { isPackage, isCi: true, hasUsualFile: true }), {
      target: 'conformance.yaml',
      says: 'target file: conformance.yaml',
    });
});

test('--reference is the reference server, also beside a conformance.yaml', () => {
  const here = { isPackage: true, isCi: true, hasUsualFile: true };
  assert.deepEqual(chosenTarget({ reference: true }, here), {});
});

test('--reference contradicts --target and --url', () => {
  for (const more of [{ target: 'acme.yaml' }, { url: ['http://127.0.0.1:3000'] }])
    assert.throws(() => chosenTarget({ reference: true, ...more }, installed), UsageError);
});

test('an installed package without a target is a usage error where CI is set', () => {
  const inCi = { ...installed, isCi: true };
  assert.throws(() => chosenTarget({}, inCi), /no target: .* add --target FILE, --url URL/);
});

test('without a target, a clone tests the reference server also where CI is set, and says so', () => {
  for (const here of [clone, { ...clone, isCi: true }, installed]) {
    const { target, says } = chosenTarget({}, here);
    assert.equal(target, undefined);
    assert.match(says ?? '', /the suite's own reference server/);
  }
});
