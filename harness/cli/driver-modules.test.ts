import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { root } from '../package-root';
import { applicationMutants } from '../specification/application-mutants';
import { copyOf } from '../testing/application-copy';
import { conformance } from '../testing/command-line';
import type { Verdict } from '../verdict/schema';

const application = join(root, 'fixtures', 'applications', 'driver-module');

const select = ['--requirement', 'RM-02', '--lane', 'one-server'];

/** Whether a function of the driver has been called more often than the preflight calls it. */
const isAfter = (calls: number): string =>
  `(globalThis.calls = (globalThis.calls ?? 0) + 1) > ${calls}`;

/** By what goes wrong after the preflight: what stands in the place of a text of the driver, and what the report says. */
const faults: Record<string, readonly [text: string, by: string, says: RegExp]> = {
  'connect throws': [
    'connect({ user }) {',
    `connect({ user }) {\n  if (${isAfter(6)}) throw new Error('no seat is free');`,
    /^ *connect of the driver module for \w+@1: no seat is free$/m,
  ],
  'join hangs': [
    'join({ socket, values }) {',
    `join({ socket, values }) {\n  if (${isAfter(4)}) await new Promise(() => {});`,
    /join of the driver module for \w+@1: timed out after 1 s$/m,
  ],
  'receive throws': [
    'const [, board, hex] = frame;',
    `const [, board, hex] = frame;\n  if (${isAfter(12)}) throw new Error('unreadable frame');`,
    /receive of the driver module for \w+@1: unreadable frame$/m,
  ],
};

void describe('a driver module that fails blocks the scenario', { concurrency: 2 }, () => {
  for (const [what, [text, by, says]] of Object.entries(faults))
    test(what, async (t) => {
      const { file, replace } = copyOf(t, 'driver-module');
      replace('acme.driver.mjs', text, by);
      const ended = await conformance(t, '--target', file, ...select);
      assert.equal(ended.code, 5, ended.stdout + ended.stderr);
      const messages = messagesOf(await ended.verdict(), 'blocked');
      assert.ok(messages.length > 0, ended.stdout);
      assert.match(messages.join('\n\n'), says);
      assert.doesNotMatch(ended.stdout, /at (async )?\w+ \(|acme\.driver\.mjs:/);
    });
});

test('an error that nothing catches ends the run with 4, and not with a failed scenario', async (t) => {
  const { file, replace } = copyOf(t, 'driver-module');
  const late = "setTimeout(() => { throw new Error('thrown by nobody'); })";
  replace(
    'acme.driver.mjs',
    'join({ socket, values }) {',
    `join({ socket, values }) {\n  if (${isAfter(4)}) ${late};`,
  );
  const { code, stdout, stderr } = await conformance(t, '--target', file, ...select);
  assert.equal(code, 4, stdout + stderr);
  assert.match(stderr, /an error that nothing caught ended the run without a verdict/);
  assert.match(stderr, /Error: thrown by nobody/);
  assert.doesNotMatch(stdout, /CONFORMANT/);
});

test('what a driver module has returned as a secret stands in no report, not even of a failure', async (t) => {
  const { file, replace } = copyOf(t, 'driver-module');
  const [leak] = applicationMutants(application);
  assert.ok(leak);
  replace('server.js', leak.replace, leak.with);
  const ended = await conformance(t, '--target', file, ...select);
  assert.equal(ended.code, 1, ended.stderr);
  const files = filesIn(ended.out);
  assert.ok(files.some((path) => path.endsWith('.log')));
  assert.ok(files.some((path) => readFileSync(path, 'utf8').includes('(a secret, not shown)')));
  const leaks = files.filter((path) => readFileSync(path).includes('board-key-'));
  assert.deepEqual(leaks, []);
  assert.doesNotMatch(ended.stdout + ended.stderr, /board-key-/);
});

test('an unknown export ends the run with 2 before anything starts', async (t) => {
  const { file, replace } = copyOf(t, 'driver-module');
  replace('acme.driver.mjs', 'function join', 'function joinn');
  const { code, stdout, stderr } = await conformance(t, '--target', file, ...select);
  assert.equal(code, 2, stderr);
  assert.match(stderr, /acme\.driver\.mjs: unknown export joinn; did you mean join\?/);
  assert.doesNotMatch(stderr, /backplane|target: /);
  assert.equal(stdout, '');
});

test('a driver module that fails for every client ends the run with 2', async (t) => {
  const { file, replace } = copyOf(t, 'driver-module');
  replace('acme.driver.mjs', ':marker', ':pen');
  const { code, stderr } = await conformance(t, '--target', file, ...select);
  assert.equal(code, 2, stderr);
  assert.match(
    stderr,
    /received +setUp of the driver module for (sender|member): Unexpected end of JSON/,
  );
  assert.match(stderr, /look at +driver in the target file/);
});

function messagesOf({ requirements }: Verdict, status: string): string[] {
  const scenarios = requirements.flatMap((one) => one.scenarios);
  return scenarios.flatMap((one) => (one.status === status ? [one.message ?? ''] : []));
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : []));
}
