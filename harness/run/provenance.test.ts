import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../testing/temporary-folder';
import { provenanceOf } from './provenance';

test('a report names the target file, its digest, the commit of its repository, and changes since', (t) => {
  const folder = temporaryFolder(t);
  const file = join(folder, 'acme.yaml');
  writeFileSync(file, 'name: Acme');
  assert.deepEqual(Object.keys(provenanceOf(file)), ['file', 'fileDigest']);
  const git = (...command: string[]): string => {
    const author = ['-c', 'user.name=Acme', '-c', 'user.email=acme@example.com'];
    return spawnSync('git', ['-C', folder, ...author, ...command], { encoding: 'utf8' }).stdout;
  };
  git('init');
  git('add', '.');
  git('commit', '--message', 'Add the target file');
  const id = git('rev-parse', 'HEAD').trim();
  assert.equal(provenanceOf(file).file, relative('', file));
  assert.deepEqual(provenanceOf(file).commit, { id });
  writeFileSync(file, 'name: Acme 2');
  assert.deepEqual(provenanceOf(file).commit, { id, isModified: true });
});

test('without a target file, a report names none', () => {
  assert.deepEqual(provenanceOf(undefined), {});
});
