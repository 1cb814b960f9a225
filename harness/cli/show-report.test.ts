import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { command } from '../testing/command-line';
import { temporaryFolder } from '../testing/temporary-folder';
import { openerOf } from './show-report';

test('the URL of the page of a report is printed', async (t) => {
  const folder = join(temporaryFolder(t), 'my reports');
  mkdirSync(folder);
  writeFileSync(join(folder, 'index.html'), '');
  const { code, stdout } = await command(['show-report', folder]);
  assert.equal(code, 0);
  assert.equal(stdout, pathToFileURL(join(folder, 'index.html')).href);
  assert.match(stdout, /my%20reports\/index\.html$/);
});

test('without a report it says what to do', async (t) => {
  const { code, stderr } = await command(['show-report', temporaryFolder(t)]);
  assert.equal(code, 2);
  assert.match(stderr, /^show-report: there is no report in .*; run `.*` first, /);
});

test('each platform has its own program that opens a page', () => {
  assert.deepEqual(openerOf('darwin'), ['open']);
  assert.deepEqual(openerOf('linux'), ['xdg-open']);
  assert.match(openerOf('win32')[0], /explorer\.exe$/);
});
