import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../harness/package-root';
import { measuring } from './node-tests';
import { allTestFiles, programTests, unitTestFiles } from './test-files';

const listed = programTests.map(({ file }) => file);

test('every test file is in a tier, and every listed file exists', () => {
  const files = allTestFiles();
  assert.deepEqual([...new Set([...unitTestFiles(), ...listed])].sort(), files);
  assert.ok(files.length > 100, `${files.length} files`);
});

test('every file that measures time or memory exists', () => {
  const files = allTestFiles();
  assert.deepEqual(
    measuring.filter((file) => !files.includes(file)),
    [],
  );
});

test('a test file that skips tests where a program is missing is in the list', () => {
  const own = join('tools', 'tests', 'test-files.test.ts');
  const skipping = allTestFiles().filter((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return file !== own && /\bskip\b.*(needed|Needed|needs )/.test(text);
  });
  assert.deepEqual(skipping, [...listed].sort());
});
