import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { systemFailure } from './system-failure';
import { temporaryFolder } from './testing/temporary-folder';

/** The error that something throws. */
function errorOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

void test('a full disk is named with the way out', (t) => {
  // Linux fails every write to this device.
  if (process.platform !== 'linux') t.skip('there is no /dev/full');
  else {
    const error = errorOf(() => {
      writeFileSync('/dev/full', 'text');
    });
    assert.match(
      systemFailure(error) ?? '',
      /the disk is full \(ENOSPC\); free some space, or use a folder on another disk$/,
    );
  }
});

void test('a file in the place of a folder is named', (t) => {
  const file = join(temporaryFolder(t), 'file');
  writeFileSync(file, '');
  const error = errorOf(() => {
    mkdirSync(join(file, 'folder'));
  });
  const expected = `${join(file, 'folder')}: a file is in the place of a folder (ENOTDIR); remove the file, or use another folder`;
  assert.equal(systemFailure(error), expected);
  assert.equal(systemFailure(new Error('a report failed', { cause: error })), expected);
});

void test('too many open files are named without a path', () => {
  const error = Object.assign(new Error('connect EMFILE'), { code: 'EMFILE' });
  assert.equal(
    systemFailure(error),
    'too many files and connections are open (EMFILE); raise the limit, for example with `ulimit -n 4096`',
  );
});

void test('other errors are not of the surroundings', () => {
  assert.equal(systemFailure(new TypeError('x is not a function')), undefined);
  assert.equal(systemFailure(Object.assign(new Error('kill'), { code: 'EPERM' })), undefined);
  assert.equal(systemFailure('EMFILE'), undefined);
});
