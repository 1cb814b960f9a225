import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../package-root';
import { conformance } from '../testing/command-line';
import { referenceTarget } from '../testing/reference-target';
import { temporaryFolder } from '../testing/temporary-folder';

const rooms = join(root, 'reference-server', 'rooms', 'rooms');

/** CommonJS that makes every second server one whose members never leave. */
function forgettingEverySecondTime(mark: string): string {
  return `
    const { existsSync, rmSync, writeFileSync } = require('node:fs');
    const mark = ${JSON.stringify(mark)};
    if (existsSync(mark)) {
      rmSync(mark);
      require(${JSON.stringify(rooms)}).Rooms.prototype.leave = () => Promise.resolve();
    } else {
      writeFileSync(mark, '');
    }`;
}

test('--repeat: what fails in one run of two is flaky, and the reports of each run are kept', async (t) => {
  const target = referenceTarget(t, forgettingEverySecondTime(join(temporaryFolder(t), 'mark')));
  const options = ['--lane', 'one-server', '--requirement', 'RM-03', 'RM-01', '--repeat', '2'];
  const ended = await conformance(t, '--target', target.file, ...options);
  assert.equal(ended.code, 1, ended.stderr);
  assert.match(ended.stdout, /\(one-server: failed in 1 of 2 runs\)/);
  assert.match(ended.stderr, /^run 2 of 2$/m);
  const { requirements } = await ended.verdict();
  const flaky = requirements.find(({ status }) => status === 'flaky');
  const evidence = flaky?.scenarios.flatMap((scenario) => scenario.evidence) ?? [];
  assert.match(evidence.join(), /^run-2\/one-server\/evidence\//);
  const kept = [
    'run-1/verdict.json',
    'run-1/allure-results',
    'run-2/junit.xml',
    'junit.xml',
    'badge.json',
  ];
  for (const path of [...evidence, ...kept]) {
    assert.ok(existsSync(join(ended.out, path)), path);
  }
  assert.equal(requirements.find(({ id }) => id === 'RM-01')?.status, 'passed');
});
