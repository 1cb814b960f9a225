import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { isRunning } from '../testing/processes';
import { temporaryFolder } from '../testing/temporary-folder';
import { until } from '../testing/until';
import { runFailureProgram } from './failure-program';

test('a program that takes too much memory is ended', async () => {
  const endless = 'const all = []; for (;;) all.push(Buffer.alloc(1_000_000, 1));';
  const { exitCode } = await runFailureProgram(endless, { urls: [] });
  assert.equal(exitCode, undefined);
});

test('one program runs at a time', async () => {
  const program = `
    console.log(Date.now());
    setTimeout(() => console.log(Date.now()), 100);`;
  const ended = await Promise.all(
    [1, 2, 3].map(async () => (await runFailureProgram(program, { urls: [] })).output),
  );
  const times = ended.flatMap((output) => output.trim().split('\n').map(Number));
  assert.deepEqual(times, times.toSorted());
});

test('a program does not outlive a suite that is killed', async (t) => {
  const file = join(temporaryFolder(t), 'pid');
  const program = `
    import { writeFileSync, renameSync } from 'node:fs';
    writeFileSync(process.argv[2] + '.new', String(process.pid));
    renameSync(process.argv[2] + '.new', process.argv[2]);
    setInterval(() => undefined, 1000);`;
  const script = `
    const { runFailureProgram } = require(${JSON.stringify(join(__dirname, 'failure-program'))});
    void runFailureProgram(${JSON.stringify(program)}, { urls: [${JSON.stringify(file)}] });`;
  const args = ['--conditions=source', '--require', 'ts-node/register', '--eval', script];
  const suite = spawn(process.execPath, args, { stdio: 'inherit' });
  t.after(() => suite.kill('SIGKILL'));
  await until('the program', () => existsSync(file), 20_000);
  const pid = Number(readFileSync(file, 'utf8'));
  assert.ok(isRunning(pid));
  suite.kill('SIGKILL');
  await until('the end of the program', () => !isRunning(pid), 5000);
});
