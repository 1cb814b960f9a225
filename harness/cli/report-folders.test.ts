import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import { readVerdict, writeVerdict } from '../reports/verdict-file';
import { unfinishedFolder } from '../run/folder/unfinished-reports';
import { command, start } from '../testing/command-line';
import { heldRun, shortRun } from '../testing/core-target';
import { sampleVerdict } from '../testing/sample-verdict';
import { targetFile, temporaryFolder } from '../testing/temporary-folder';
import { until } from '../testing/until';

const lock = '.running.json';

/** Longer than a busy machine takes to start a run. */
const startMs = 60_000;

/** A folder with the report of a run that has ended, and a file of its owner's. */
async function folderWithReport(t: TestContext): Promise<string> {
  const out = join(temporaryFolder(t), 'reports');
  mkdirSync(join(out, 'logs'), { recursive: true });
  writeFileSync(join(out, 'README.md'), 'ours');
  writeFileSync(join(out, 'logs', 'old.log'), 'old');
  await writeVerdict(out, sampleVerdict());
  return out;
}

void describe('the folder of the reports', { concurrency: 2 }, () => {
  test('a target that does not start leaves a report without a verdict, in the place of the last one', async (t) => {
    const out = await folderWithReport(t);
    const file = targetFile(t, 'command: "echo no such table; exit 3"');
    const { code, stderr } = await command(['--target', file, '--out', out]);
    assert.equal(code, 3, stderr);
    const verdict = await readVerdict(out);
    assert.equal(verdict.outcome, 'no-verdict');
    assert.match(verdict.noVerdict ?? '', /^instance 1 is not ready: it exited with code 3\n/);
    const junit = readFileSync(join(out, 'junit.xml'), 'utf8');
    assert.equal(junit.match(/<error /g)?.length, 1);
    assert.equal(junit.match(/<testcase /g)?.length, 1);
    assert.match(readFileSync(join(out, 'index.html'), 'utf8'), /no such table/);
    assert.deepEqual(readdirSync(out).sort(), [
      'README.md',
      'SHA256SUMS',
      'badge.json',
      'index.html',
      'junit.xml',
      'logs',
      'verdict.json',
    ]);
    assert.ok(!existsSync(join(out, 'logs', 'old.log')));
  });

  test('a mistake in the target file leaves the last report as it is', async (t) => {
    const out = await folderWithReport(t);
    const { code } = await command(['--target', targetFile(t, 'nothing: 1'), '--out', out]);
    assert.equal(code, 2);
    assert.equal((await readVerdict(out)).target.name, sampleVerdict().target.name);
    assert.deepEqual(readdirSync(out).sort(), ['README.md', 'logs', 'verdict.json']);
  });

  test('a second run into the same folder is refused, and the first one goes on', async (t) => {
    const { args, release } = heldRun(t);
    const first = start(t, args);
    await until('the lock of the first run', () => existsSync(join(first.out, lock)), startMs);
    const second = await command([...shortRun, '--out', first.out]);
    assert.equal(second.code, 2, second.stderr);
    const { started } = JSON.parse(readFileSync(join(first.out, lock), 'utf8')) as {
      started: string;
    };
    const expected = `another run, process ${first.pid}, started at ${started}, writes its reports there`;
    assert.ok(second.stderr.includes(expected), second.stderr);
    release();
    const { code, stderr, verdict } = await first.ended;
    assert.equal(code, 0, stderr);
    assert.equal((await verdict()).outcome, 'conformant');
    assert.deepEqual(
      readdirSync(first.out).filter((name) => name.startsWith('.')),
      [],
    );
  });

  test('a killed run leaves the last report and its own; the next run takes over', async (t) => {
    const out = await folderWithReport(t);
    const { pid } = spawnSync('true');
    const holder = { pid, started: '2027-01-31T12:00:00.000Z', host: hostname(), birth: null };
    writeFileSync(join(out, lock), JSON.stringify(holder));
    mkdirSync(join(out, unfinishedFolder, 'polling'), { recursive: true });
    const { code, stderr } = await command([...shortRun, '--out', out]);
    assert.equal(code, 0, stderr);
    assert.notEqual((await readVerdict(out)).target.name, sampleVerdict().target.name);
    const names = readdirSync(out);
    assert.deepEqual(
      names.filter((name) => name.startsWith('.') || name === 'polling'),
      [],
    );
    assert.equal(readFileSync(join(out, 'README.md'), 'utf8'), 'ours');
  });
});
