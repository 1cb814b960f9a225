import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { root } from '../../package-root';
import { temporaryFolder } from '../../testing/temporary-folder';
import { isIgnored, watchedPaths } from './watched-paths';

test('the features, the target file and the folder of the target are watched', (t) => {
  const folder = temporaryFolder(t);
  const file = join(folder, 'target.yaml');
  const features = join(root, 'features');
  writeFileSync(file, 'name: Acme\nstart: { command: node server.js }\ncwd: ../app\n');
  assert.deepEqual(watchedPaths({ target: file }), [features, file, join(folder, '..', 'app')]);
  writeFileSync(file, 'nam: Acme');
  assert.deepEqual(watchedPaths({ target: file }), [features, file, folder]);
});

test("a team's own features and its driver module are watched, wherever they are", (t) => {
  const folder = temporaryFolder(t);
  const file = join(folder, 'target.yaml');
  const start = 'start: { command: node server.js }\ncwd: ../app';
  writeFileSync(file, `name: Acme\n${start}\ndriver: acme.mjs\nfeatures: acme\n`);
  const named = [join(folder, 'acme.mjs'), join(folder, 'acme')];
  assert.deepEqual(watchedPaths({ target: file }).slice(-2), named);
  assert.ok(watchedPaths({ target: file, features: 'more' }).includes(resolve('more')));
});

test('what runs, servers and package managers write starts no run', () => {
  for (const path of ['/a/reports', '/a/reports/x/index.html', '/a/node_modules/b.js', '/a/x.log'])
    assert.ok(isIgnored(path, '/a/reports'), path);
  for (const path of ['/a/server.js', '/a/reports-page.js', '/b/reports/x.js'])
    assert.ok(!isIgnored(path, '/a/reports'), path);
});
