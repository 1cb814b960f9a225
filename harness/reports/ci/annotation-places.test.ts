import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../../testing/temporary-folder';
import { annotationPlaces } from './annotation-places';

const place = { file: 'features/a.feature', line: '17', area: 'a', feature: 'A' };

test('in a clone, an annotation is at the scenario, also where the clone is a part of a repository', (t) => {
  const workspace = temporaryFolder(t);
  const at = (root: string): object =>
    annotationPlaces({ workspace, root, isPackage: false, targetFile: undefined })(place);
  assert.deepEqual(at(workspace), { file: 'features/a.feature', line: '17' });
  assert.deepEqual(at(join(workspace, 'vendor', 'suite')), {
    file: 'vendor/suite/features/a.feature',
    line: '17',
  });
});

test('in a package and in the action, it is at the start of the target', (t) => {
  const workspace = temporaryFolder(t);
  mkdirSync(join(workspace, 'test'));
  const targetFile = join(workspace, 'test', 'acme.yaml');
  writeFileSync(targetFile, 'name: Acme\n# The server\nstart: { command: node server.js }\n');
  const expected = { file: 'test/acme.yaml', line: '3' };
  const root = join(workspace, 'node_modules', 'rooms-conformance');
  assert.deepEqual(
    annotationPlaces({ workspace, root, isPackage: true, targetFile })(place),
    expected,
  );
  const action = { root: temporaryFolder(t), isPackage: false };
  assert.deepEqual(annotationPlaces({ workspace, ...action, targetFile })(place), expected);
  writeFileSync(targetFile, '{ "name": "Acme" }');
  assert.equal(annotationPlaces({ workspace, ...action, targetFile })(place).line, '1');
});

test('without a target file in the repository, it has no place', (t) => {
  const workspace = temporaryFolder(t);
  const root = join(workspace, 'node_modules', 'rooms-conformance');
  for (const targetFile of [
    undefined,
    join(root, 'fixtures', 'target.yaml'),
    join(temporaryFolder(t), 'acme.yaml'),
    join(workspace, 'gone.yaml'),
  ])
    assert.deepEqual(annotationPlaces({ workspace, root, isPackage: true, targetFile })(place), {});
});
