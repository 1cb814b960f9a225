import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { root } from '../package-root';
import { isRunning } from './processes';
import { temporaryFolder } from './temporary-folder';

const core = join(root, 'fixtures', 'targets', 'core');

/** Options that test a small server, in one lane, with one requirement: a run of a few seconds. */
export const shortRun: readonly string[] = [
  ...['--target', join(core, 'target.yaml')],
  ...['--lane', 'one-server', '--requirement', 'RM-01'],
];

/** Options that test a small server in one lane, and its processes so far, which are killed after the test. */
export function longRun(t: TestContext): {
  readonly args: readonly string[];
  readonly pids: () => readonly number[];
} {
  t.after(() => {
    for (const pid of pids().filter(isRunning)) process.kill(pid, 'SIGKILL');
  });
  const folder = temporaryFolder(t);
  const started = join(folder, 'pids');
  const pids = (): number[] =>
    existsSync(started) ? readFileSync(started, 'utf8').trim().split('\n').map(Number) : [];
  const command = `echo $$ >> '${started}'; exec '${process.execPath}' '${join(core, 'server.js')}'`;
  const file = join(folder, 'target.yaml');
  // JSON is YAML.
  writeFileSync(file, JSON.stringify({ name: 'Core', start: { command } }));
  return { args: ['--target', file, '--lane', 'one-server'], pids };
}

/** Options of a short run whose servers do not start before `release` is called. */
export function heldRun(t: TestContext): {
  readonly args: readonly string[];
  readonly release: () => void;
} {
  const folder = temporaryFolder(t);
  const released = join(folder, 'released');
  const server = `exec '${process.execPath}' '${join(core, 'server.js')}'`;
  const command = `until [ -e '${released}' ]; do sleep 0.1; done; ${server}`;
  const file = join(folder, 'target.yaml');
  const timeouts = { start: '120s' };
  writeFileSync(file, JSON.stringify({ name: 'Core', start: { command }, timeouts }));
  const args = ['--target', file, '--lane', 'one-server', '--requirement', 'RM-01'];
  return {
    args,
    release: () => {
      writeFileSync(released, '');
    },
  };
}
