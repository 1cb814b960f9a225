import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../package-root';
import { start } from '../../testing/command-line';
import { childrenOf, isRunning } from '../../testing/processes';
import { temporaryFolder } from '../../testing/temporary-folder';
import { until } from '../../testing/until';

/** A run on a busy machine. */
const runMs = 40_000;

const core = join(root, 'fixtures', 'targets', 'core', 'server.js');

test('with --watch, a change of the target starts another run, what failed first, and Ctrl-C ends it', async (t) => {
  const folder = temporaryFolder(t);
  cpSync(join(root, 'fixtures', 'targets', 'core'), folder, { recursive: true });
  const write = (broken: string): void => {
    const socketIo = JSON.stringify(require.resolve('socket.io'));
    const load = `const { Socket } = require(${socketIo});\n${broken}\nrequire(${JSON.stringify(core)});`;
    const note = "require('node:fs').appendFileSync('runs.log', `${process.ppid}\\n`);";
    writeFileSync(join(folder, 'server.cjs'), `${note}\n${load}`);
  };
  write('Socket.prototype.leave = () => undefined;');
  const file = join(folder, 'target.yaml');
  const command = `exec '${process.execPath}' server.cjs`;
  writeFileSync(file, JSON.stringify({ name: 'Acme', start: { command } }));

  const title = 'bob joins the lobby twice and is out of it after leaving once';
  const args = ['--target', file, '--lane', 'one-server', '--scenario', title, '--watch'];
  const watch = start(t, args);
  const waits = (): number => watch.stderr().match(/waiting for a change/g)?.length ?? 0;
  await until('the end of the first run', () => waits() === 1, runMs);
  await until('the process of the next run', () => childrenOf(watch.pid).length === 1);
  const [standby = 0] = childrenOf(watch.pid);
  write('');
  await until('the end of the runs after the change', () => waits() === 2, 2 * runMs);
  process.kill(watch.pid, 'SIGINT');
  const { code, stdout, stderr } = await watch.ended;
  assert.equal(code, 130, stderr);
  assert.match(stderr, /Ctrl-C ends the watch\n\n.*server\.cjs has changed\n/);
  assert.deepEqual(stdout.match(/^(NOT )?CONFORMANT/gm), [
    'NOT CONFORMANT',
    'CONFORMANT',
    'CONFORMANT',
  ]);
  const starts = readFileSync(join(folder, 'runs.log'), 'utf8').trim().split('\n').map(Number);
  const runs = [...new Set(starts)];
  assert.equal(runs.length, 3, 'each run has a process of its own');
  assert.equal(runs.indexOf(standby), 1, 'what failed ran in the process that was waiting');
  assert.ok(!runs.some(isRunning));
});

test('with --watch, the next run reads features that the target file names, its driver module and step definitions', async (t) => {
  const folder = temporaryFolder(t);
  const file = join(folder, 'target.yaml');
  const target = { name: 'Acme', start: { command: `exec '${process.execPath}' '${core}'` } };
  writeFileSync(file, JSON.stringify(target));
  const feature = 'Feature: Waving\n\n  @ACME-1\n  Scenario: alice waves\n    When alice waves\n';
  writeFileSync(join(folder, 'waving.feature'), feature);
  const defineStep = (body: string): void => {
    const library = JSON.stringify(require.resolve('@cucumber/cucumber'));
    const step = `require(${library}).When('alice waves', () => { ${body} });`;
    writeFileSync(join(folder, 'waving.js'), step);
  };
  defineStep("throw new Error('tired');");
  const driver = join(folder, 'acme.mjs');
  writeFileSync(driver, "throw new Error('not today');");

  const watch = start(t, ['--target', file, '--only-features', '--lane', 'one-server', '--watch']);
  const waits = (): number => watch.stderr().match(/waiting for a change/g)?.length ?? 0;
  await until('the end of the run without features', () => waits() === 1, runMs);
  assert.match(watch.stderr(), /there are no features of your own/);
  writeFileSync(file, JSON.stringify({ ...target, features: '.', driver: 'acme.mjs' }));
  await until('the end of the run with a broken driver module', () => waits() === 2, runMs);
  assert.match(watch.stderr(), /acme\.mjs: cannot be loaded: not today/);
  writeFileSync(driver, '');
  await until('the end of the run with features', () => waits() === 3, runMs);
  defineStep('');
  await until('the end of the runs with another step', () => waits() === 4, 2 * runMs);
  process.kill(watch.pid, 'SIGINT');
  const { stdout, stderr } = await watch.ended;
  assert.match(stdout, /0 of 1 requirement of your own passed \(not ACME-1\)/, stderr);
  assert.match(stdout, / 1 of 1 requirement of your own passed/, stderr);
});
