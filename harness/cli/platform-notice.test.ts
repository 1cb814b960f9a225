import assert from 'node:assert/strict';
import { test } from 'node:test';
import { platformNotice } from './platform-notice';

test('a run on Windows says that it is not tested there', () => {
  assert.match(platformNotice('win32') ?? '', /^[^\n]+Windows is not tested\.$/);
});

test('a run on Linux or macOS says nothing about it', () => {
  assert.equal(platformNotice('linux'), undefined);
  assert.equal(platformNotice('darwin'), undefined);
});
