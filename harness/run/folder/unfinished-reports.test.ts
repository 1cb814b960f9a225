import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { temporaryFolder } from '../../testing/temporary-folder';
import { UsageError } from '../options';
import { UnfinishedReports } from './unfinished-reports';

/** Opens a folder until the end of the test. */
function open(t: TestContext, out: string): UnfinishedReports {
  const reports = new UnfinishedReports(out);
  t.after(reports.end);
  return reports;
}

/** A folder with the lock of a run. */
function locked(t: TestContext, holder: object): { out: string; file: string } {
  const out = temporaryFolder(t);
  const file = join(out, '.running.json');
  const started = '2027-01-31T12:00:00.000Z';
  writeFileSync(
    file,
    JSON.stringify({ pid: 7, started, host: hostname(), birth: null, ...holder }),
  );
  return { out, file };
}

void test('finished reports replace the last ones, and nothing else', (t) => {
  const out = temporaryFolder(t);
  for (const folder of ['polling', 'allure-results', 'ours']) mkdirSync(join(out, folder));
  const reports = open(t, out);
  for (const name of ['verdict.json', 'index.html']) writeFileSync(join(reports.folder, name), '');
  assert.ok(existsSync(join(out, 'polling')), 'the last reports stay until then');
  reports.finish();
  reports.end();
  assert.deepEqual(readdirSync(out).sort(), ['index.html', 'ours', 'verdict.json']);
});

void test('a disk that is read-only is named', (t) => {
  const disk = temporaryFolder(t);
  const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'ro', 'tmpfs', disk]);
  if (mount.status !== 0) {
    t.skip('only root can mount a disk');
    return;
  }
  try {
    assert.throws(() => new UnfinishedReports(join(disk, 'reports', 'today')), {
      name: 'UsageError',
      message: /^--out: .*reports: the disk is read-only \(EROFS\)/,
    });
  } finally {
    spawnSync('umount', [disk]);
  }
});

void test('reports of a run that ends early stay beside the last finished ones', (t) => {
  const out = temporaryFolder(t);
  writeFileSync(join(out, 'verdict.json'), 'last');
  const reports = open(t, out);
  writeFileSync(join(reports.folder, 'verdict.json'), 'unfinished');
  reports.end();
  assert.deepEqual(readdirSync(out).sort(), ['.unfinished', 'verdict.json']);
});

void test('where there are no finished ones, they take their place', (t) => {
  const out = temporaryFolder(t);
  const reports = open(t, out);
  writeFileSync(join(reports.folder, 'verdict.json'), 'unfinished');
  reports.end();
  assert.deepEqual(readdirSync(out), ['verdict.json']);
});

void test('a run that ends before it has reported anything leaves nothing', (t) => {
  const out = join(temporaryFolder(t), 'reports');
  const reports = open(t, out);
  mkdirSync(join(reports.folder, 'logs'));
  reports.end();
  assert.deepEqual(readdirSync(out), []);
});

void test('a lock of a run on another machine names it and the file', (t) => {
  const { out, file } = locked(t, { host: 'other' });
  assert.throws(
    () => open(t, out),
    (error: Error) => {
      assert.ok(error instanceof UsageError);
      assert.match(
        error.message,
        /process 7 on other, started at 2027-01-31T12:00:00\.000Z, writes/,
      );
      assert.ok(error.message.includes(`if there is no such run, remove ${file}`), error.message);
      return true;
    },
  );
  assert.deepEqual(readdirSync(out), ['.running.json']);
});

void test('a process id that another process has by now, or this one, locks nothing', (t) => {
  const another = locked(t, { pid: process.ppid, birth: '1' });
  if (existsSync('/proc/self/stat')) open(t, another.out);
  open(t, locked(t, { pid: process.pid }).out);
});

void test('half a lock locks nothing', (t) => {
  const { out, file } = locked(t, {});
  writeFileSync(file, '{"pid":');
  open(t, out);
});

void test('a file in the place of the folder is a mistake, in one line', (t) => {
  const out = join(temporaryFolder(t), 'reports');
  writeFileSync(out, '');
  assert.throws(() => open(t, out), {
    name: 'UsageError',
    message: `--out: ${out}: a file is in the place of a folder (EEXIST); remove the file, or use another folder`,
  });
});
