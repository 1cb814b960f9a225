import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { forgetReports } from '../run/folder/report-folder';
import { start } from '../testing/command-line';
import { temporaryFolder } from '../testing/temporary-folder';

test('in a job of GitHub, a run writes a summary, and its log contains no commands', async (t) => {
  const summary = join(temporaryFolder(t), 'summary.md');
  const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary };
  const options = ['--lane', 'one-server', '--requirement', 'RM-01'];
  const { code, stdout, out } = await start(t, options, env).ended;
  assert.equal(code, 0, stdout);
  assert.match(
    stdout,
    /^::stop-commands::(\S+)\n\nrooms-conformance .*\nCONFORMANT · [^\n]*\n::\1::$/s,
  );
  assert.match(
    readFileSync(summary, 'utf8'),
    /^## CONFORMANT · the suite's own reference server · core · 1 of \d+ MUST exercised: 1 of 1 MUST/,
  );
  assert.match(readFileSync(join(out, 'junit.xml'), 'utf8'), /name="RM-01 /);
});

test('nor does an error message contain commands', async (t) => {
  const options = ['--requirement', '::add-mask::x'];
  const { code, stderr } = await start(t, options, { GITHUB_ACTIONS: 'true' }).ended;
  assert.equal(code, 2);
  assert.match(
    stderr,
    /^no target given.*\n::stop-commands::(\S+)\nunknown requirement ::add-mask::x.*\n::\1::\n$/,
  );
});

test('the reports of an earlier run are removed, but the Allure site stays', (t) => {
  const out = temporaryFolder(t);
  for (const folder of ['allure-results', 'allure-report']) mkdirSync(join(out, folder));
  for (const file of ['junit.xml', 'badge.json']) writeFileSync(join(out, file), '');
  forgetReports(out);
  const left = ['allure-results', 'allure-report', 'junit.xml', 'badge.json'].filter((name) =>
    existsSync(join(out, name)),
  );
  assert.deepEqual(left, ['allure-report']);
});
