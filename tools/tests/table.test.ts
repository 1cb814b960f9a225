import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failedFilesOf, tallyOf } from './node-tests';
import { sum } from './part';
import { tallyOfTries } from './second-try';
import { budgetTable, tallyText } from './table';

test('the table shows the budget and the time of each part, and which is over its budget', () => {
  const table = budgetTable([
    { name: 'unit tests', budgetMinutes: 8, tookMs: 65_400, passed: 3, failed: 0, skipped: 1 },
    { name: 'mutants', budgetMinutes: 1, tookMs: 60_001, passed: 0, failed: 2, skipped: 0 },
  ]);
  assert.equal(
    table,
    [
      'part        budget  taken  result',
      'unit tests  8:00    1:05   3 passed, 0 failed, 1 skipped',
      'mutants     1:00    1:00   0 passed, 2 failed, 0 skipped  over budget',
      '',
    ].join('\n'),
  );
});

test('the closing line adds up all parts', () => {
  const tally = { passed: 1, failed: 2, skipped: 3 };
  assert.equal(tallyText(sum([tally, tally])), '2 passed, 4 failed, 6 skipped');
});

test('the closing line names flaky tests, if there are any', () => {
  const tallies = [
    { passed: 1, failed: 0, skipped: 0 },
    { passed: 2, failed: 0, skipped: 0, flaky: 1 },
  ];
  assert.equal(tallyText(sum(tallies)), '3 passed, 0 failed, 0 skipped, 1 flaky');
});

test('the files that failed are read from the failures, once each', () => {
  const failure = (name: string, location: string, indent = ''): string =>
    [`not ok 1 - ${name}`, '  ---', '  duration_ms: 0.3', `  location: '${location}'`, '  ...']
      .map((line) => `${indent}${line}\n`)
      .join('');
  const suite = failure('suite', '/x/b.test.ts:1:1').replace(
    'location',
    "type: 'suite'\n  location",
  );
  const tap = [
    'ok 1 - fine\n  ---\n  duration_ms: 1\n  ...\n',
    failure('inner', '/x/b.test.ts:3:24', '    '),
    suite,
    failure('other', '/x/a.test.ts:3:24'),
  ].join('');
  assert.deepEqual(failedFilesOf(tap), ['/x/b.test.ts', '/x/a.test.ts']);
});

test('the tally of the test runner is read from its last lines', () => {
  const tap =
    'ok 1 - # pass 99\n# tests 6\n# pass 3\n# fail 1\n# cancelled 1\n# skipped 1\n# todo 0\n';
  assert.deepEqual(tallyOf(tap, 1), { passed: 3, failed: 2, skipped: 1 });
});

test('a test runner that ended with an error has failed, whatever it printed', () => {
  assert.deepEqual(tallyOf('', 1), { passed: 0, failed: 1, skipped: 0 });
});

test('a test that passes when it runs again is flaky, and one that does not has failed', async () => {
  const findings = [['late'], [], ['late'], ['late', 'lost']];
  const next = (): Promise<string[]> => Promise.resolve(findings.shift() ?? []);
  assert.deepEqual(await tallyOfTries(next), { passed: 1, failed: 0, skipped: 0, flaky: 1 });
  assert.deepEqual(await tallyOfTries(next), {
    passed: 0,
    failed: 2,
    skipped: 0,
    failures: ['late', 'lost'],
  });
  assert.deepEqual(await tallyOfTries(next), { passed: 1, failed: 0, skipped: 0 });
});
