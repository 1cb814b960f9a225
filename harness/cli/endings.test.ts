import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import { root } from '../package-root';
import { readVerdict } from '../reports/verdict-file';
import { unfinishedFolder } from '../run/folder/unfinished-reports';
import { start } from '../testing/command-line';
import { longRun } from '../testing/core-target';
import { isRunning } from '../testing/processes';
import { temporaryFolder } from '../testing/temporary-folder';
import { until } from '../testing/until';

/** Longer than a busy machine takes to start a run. */
const startMs = 60_000;

/** A run ends within 5 s of a signal; the rest is for the machine. */
const endMs = 8000;

const program = [process.execPath, '--conditions=source', '--require', 'ts-node/register'];

/** Number of the scenarios that have ended in the run. */
function scenariosIn(out: string): number {
  const file = join(out, unfinishedFolder, 'one-server', 'messages.ndjson');
  if (!existsSync(file)) return 0;
  return readFileSync(file, 'utf8').split('{"testCaseFinished"').length - 1;
}

void describe('a run ends', { concurrency: 2 }, () => {
  for (const signal of ['SIGHUP', 'SIGTERM'] as const)
    test(`${signal}: reports of what ran, and no server is left`, async (t) => {
      const { args, pids } = longRun(t);
      const run = start(t, args);
      await until('some scenarios', () => scenariosIn(run.out) >= 5, startMs);
      const begun = Date.now();
      process.kill(run.pid, signal);
      const { code, verdict, stdout, stderr } = await run.ended;
      assert.ok(Date.now() - begun < endMs, `${Date.now() - begun} ms`);
      assert.equal(code, 130, stderr);
      assert.match(stdout, new RegExp(`^INCOMPLETE .*: interrupted by ${signal};`, 'm'));
      const written = await verdict();
      assert.equal(written.interrupted, `interrupted by ${signal}`);
      assert.deepEqual(written.problems, []);
      await until('the end of the server', () => !pids().some(isRunning), 2000);
    });

  test('SIGKILL: no server is left', async (t) => {
    const { args, pids } = longRun(t);
    const run = start(t, args);
    await until('the first scenario', () => scenariosIn(run.out) >= 1, startMs);
    process.kill(run.pid, 'SIGKILL');
    await run.ended;
    await until('the end of the server', () => !pids().some(isRunning), 5000);
  });

  test('SIGKILL while mutants run: no temporary folder is left', async (t) => {
    const TMPDIR = temporaryFolder(t);
    const folders = (): string[] =>
      readdirSync(TMPDIR).filter((name) => /^rooms-.*-mutants-/.test(name));
    const run = start(t, ['mutants', '--mutant', 'leave-noop'], { TMPDIR });
    await until('the folder', () => folders().length > 0, startMs);
    process.kill(run.pid, 'SIGKILL');
    await run.ended;
    await until('the end of the folder', () => folders().length === 0, 5000);
  });

  test('SIGTERM while mutants run: one sentence, and nothing is left', async (t) => {
    const TMPDIR = temporaryFolder(t);
    const run = start(t, ['mutants', '--mutant', 'leave-noop'], { TMPDIR });
    await until('the correct run', () => run.stderr().includes('running the correct'), startMs);
    process.kill(run.pid, 'SIGTERM');
    const { code, stdout, stderr } = await run.ended;
    assert.deepEqual([code, stdout], [130, '']);
    assert.match(stderr, /^interrupted by SIGTERM/m);
    const left = (): string[] => readdirSync(TMPDIR).filter((name) => name.startsWith('rooms-'));
    await until('the end of the folders', () => left().length === 0, 5000);
  });

  test('SIGTERM to the npm that has started it', async (t) => {
    const { args, pids } = longRun(t);
    const out = temporaryFolder(t);
    const npm = spawn('npm', ['run', 'conformance', '--', ...args, '--out', out], {
      cwd: root,
      stdio: 'ignore',
    });
    t.after(() => npm.kill('SIGKILL'));
    await until('some scenarios', () => scenariosIn(out) >= 5, startMs);
    npm.kill('SIGTERM');
    await until('the end of the server', () => !pids().some(isRunning), endMs);
    await until('the end of the run', () => existsSync(join(out, 'verdict.json')), 2000);
    assert.match((await readVerdict(out)).interrupted ?? '', /^interrupted by /);
  });
});

void describe('a signal after the last scenario', { concurrency: 2 }, () => {
  test('changes nothing of the verdict, and the run says so', async (t) => {
    const { args, isStopping } = slowStop(t);
    const run = start(t, args);
    await until('the end of the scenarios', isStopping, startMs);
    process.kill(run.pid, 'SIGTERM');
    const { code, stdout, stderr, verdict } = await run.ended;
    assert.equal(code, 0, stderr);
    assert.match(stderr, /^SIGTERM came after the last scenario: the reports are written, and /m);
    assert.match(stdout, /^CONFORMANT /m);
    const { interrupted, outcome } = await verdict();
    assert.deepEqual([interrupted, outcome], [undefined, 'conformant']);
    assert.ok(existsSync(join(run.out, 'allure-results')));
  });

  test('of the first of two runs ends the repetition', async (t) => {
    const { args, isStopping } = slowStop(t);
    const run = start(t, [...args, '--repeat', '2']);
    await until('the end of the scenarios', isStopping, startMs);
    process.kill(run.pid, 'SIGTERM');
    const { code, stdout, stderr, verdict } = await run.ended;
    assert.equal(code, 130, stderr);
    assert.match(stdout, /^INCOMPLETE .*: interrupted by SIGTERM$/m);
    assert.equal((await verdict()).interrupted, 'interrupted by SIGTERM');
    assert.equal((await readVerdict(join(run.out, 'run-1'))).outcome, 'conformant');
  });
});

/** Options of a short run against a server that takes long to stop, and whether it has been told to. */
function slowStop(t: TestContext): {
  readonly args: readonly string[];
  readonly isStopping: () => boolean;
} {
  const folder = temporaryFolder(t);
  const stopping = join(folder, 'stopping');
  const core = JSON.stringify(join(root, 'fixtures', 'targets', 'core', 'server.js'));
  const server = `process.once('SIGTERM', () => {
      require('node:fs').writeFileSync(${JSON.stringify(stopping)}, '');
      setTimeout(() => process.exit(), 4000);
    });
    require(${core});`;
  writeFileSync(join(folder, 'server.cjs'), server);
  const command = `exec '${process.execPath}' server.cjs`;
  writeFileSync(join(folder, 'target.yaml'), JSON.stringify({ name: 'Core', start: { command } }));
  const target = ['--target', join(folder, 'target.yaml')];
  return {
    args: [...target, '--lane', 'one-server', '--requirement', 'RM-01'],
    isStopping: () => existsSync(stopping),
  };
}

test('a run of a shell that ignores SIGHUP, as under nohup, outlives its terminal', async (t) => {
  const { args, pids } = longRun(t);
  const out = temporaryFolder(t);
  const main = join('harness', 'cli', 'main.ts');
  const all = [...program, main, ...args, '--out', out].map((one) => `'${one}'`).join(' ');
  const shell = spawn('bash', ['-c', `trap '' HUP; ${all} & echo $!; wait`], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [text] = (await once(shell.stdout, 'data')) as [Buffer];
  const pid = Number(String(text));
  t.after(() => {
    if (isRunning(pid)) process.kill(pid, 'SIGKILL');
  });
  await until('some scenarios', () => scenariosIn(out) >= 5, startMs);
  process.kill(pid, 'SIGHUP');
  const seen = scenariosIn(out);
  await until('more scenarios', () => scenariosIn(out) > seen + 10, startMs);
  assert.ok(isRunning(pid) && pids().some(isRunning));
  process.kill(pid, 'SIGTERM');
  await until('the end of the run', () => !isRunning(pid), endMs);
});
