import assert from 'node:assert/strict';
import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../package-root';
import { temporaryFolder } from '../../testing/temporary-folder';
import { LoadedFiles } from './loaded-files';

const unchanged = join(root, 'package.json');

test('loaded files are stale once one of them has changed, even if its time of modification is that of before', (t) => {
  const file = join(temporaryFolder(t), 'steps.js');
  const loaded = new LoadedFiles([unchanged, file]);
  assert.ok(loaded.areStale(), 'a file that is missing');
  assert.ok(!new LoadedFiles([unchanged]).areStale());
  writeFileSync(file, '');
  utimesSync(file, 0, 0);
  assert.ok(new LoadedFiles([unchanged, file]).areStale(), 'a file of after the start');
  rmSync(file);
  assert.ok(new LoadedFiles([unchanged, file]).areStale());
});

test('the modules of the process are among them', (t) => {
  assert.ok(!new LoadedFiles().areStale());
  const file = join(temporaryFolder(t), 'module.js');
  writeFileSync(file, '');
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- as modules are loaded here
  require(file);
  assert.ok(new LoadedFiles().areStale());
});
