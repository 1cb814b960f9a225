import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { writeVerdict } from '../reports/verdict-file';
import { conformance, type Ended } from '../testing/command-line';
import { sampleRequirement, sampleVerdict } from '../testing/sample-verdict';
import { temporaryFolder } from '../testing/temporary-folder';
import type { Status, Verdict } from '../verdict/schema';

const target = (name: string, version: string): Verdict['target'] => ({
  name,
  version,
  capabilities: ['core'],
});

async function reportOf(
  t: TestContext,
  status: Status,
  more: Partial<Verdict> = {},
): Promise<string> {
  const folder = temporaryFolder(t);
  const same = sampleRequirement({ id: 'RM-01', title: 'A member receives messages' });
  await writeVerdict(folder, sampleVerdict([same, sampleRequirement({ status })], more));
  return folder;
}

async function gate(t: TestContext, ...reports: readonly string[]): Promise<Ended> {
  return await conformance(t, 'compare', ...reports, '--gate');
}

test('a MUST that no longer passes closes the gate, and is named', async (t) => {
  const before = await reportOf(t, 'passed', { target: target('Acme', '1') });
  const after = await reportOf(t, 'failed', { target: target('Acme', '2') });
  const { code, stdout, out } = await gate(t, before, after);
  assert.equal(code, 1);
  assert.match(
    stdout,
    /^Acme 2: .*\n {2}TM-05 MUST passed, here failed: Only members receive messages$/m,
  );
  const page = readFileSync(join(out, 'comparison.html'), 'utf8');
  assert.match(page, /<title>Comparison: Acme 1, Acme 2</);
  assert.match(page, /<tr id="RM-01" class="same">/);
  assert.match(page, /<tr id="TM-05" >/);
  const markdown = readFileSync(join(out, 'comparison.md'), 'utf8');
  assert.match(markdown, /^\| TM-05 \| MUST \| Only members receive messages \| ✓ \| failed \|$/m);
});

test("a requirement of a team's own closes the gate as well", async (t) => {
  const own = (status: Status): Verdict =>
    sampleVerdict([sampleRequirement({ id: 'ACME-1', level: 'OWN', status })]);
  const [before, after] = [temporaryFolder(t), temporaryFolder(t)];
  await writeVerdict(before, own('passed'));
  await writeVerdict(after, own('failed'));
  const { code, stdout } = await gate(t, before, after);
  assert.equal(code, 1, stdout);
  assert.match(stdout, /^ {2}ACME-1 OWN passed, here failed: /m);
});

test('with --json, the comparison is data on standard output, and the gate holds as well', async (t) => {
  const before = await reportOf(t, 'passed', { target: target('Acme', '1') });
  const after = await reportOf(t, 'failed', { target: target('Acme', '2') });
  const { code, stdout } = await gate(t, before, after, '--json');
  assert.equal(code, 1);
  const { verdicts, requirements, worse, coversLess } = JSON.parse(stdout) as {
    readonly verdicts: readonly { readonly name: string }[];
    readonly requirements: readonly { readonly id: string; readonly statuses: unknown }[];
    readonly worse: unknown;
    readonly coversLess: unknown;
  };
  assert.deepEqual(
    verdicts.map(({ name }) => name),
    ['Acme 1', 'Acme 2'],
  );
  assert.deepEqual(
    requirements.map(({ id, statuses }) => [id, statuses]),
    [
      ['RM-01', ['passed', 'passed']],
      ['TM-05', ['passed', 'failed']],
    ],
  );
  const lost = { verdict: 'Acme 2', id: 'TM-05', level: 'MUST', before: 'passed', after: 'failed' };
  assert.deepEqual(worse, [lost]);
  assert.deepEqual(coversLess, []);
});

test('without --gate, a worse requirement is only printed', async (t) => {
  const before = await reportOf(t, 'passed');
  const { code } = await conformance(t, 'compare', before, await reportOf(t, 'failed'));
  assert.equal(code, 0);
});

test('the gate is open for a verdict that is as good or better; equal names are distinguished by path', async (t) => {
  const before = await reportOf(t, 'failed');
  const after = await reportOf(t, 'passed');
  const { code, stdout } = await gate(t, before, after);
  assert.equal(code, 0);
  const isSaid = stdout.includes(`no requirement is worse than in Acme chat 2.3.0 (${before})`);
  assert.ok(isSaid, stdout);
});

test('a run that cannot be trusted does not pass the gate', async (t) => {
  const before = await reportOf(t, 'passed');
  const after = await reportOf(t, 'passed', { problems: ['no ledger was attached'] });
  const { code, stderr } = await gate(t, before, after);
  assert.equal(code, 1);
  assert.match(stderr, /cannot pass the gate: no ledger was attached/);
});

test('a file that is no verdict ends with 2', async (t) => {
  const folder = temporaryFolder(t);
  const good = await reportOf(t, 'passed');
  const empty = await gate(t, good, folder);
  assert.deepEqual(
    [empty.code, /verdict\.json cannot be read: ENOENT/.test(empty.stderr)],
    [2, true],
  );
  const file = join(folder, 'verdict.json');
  writeFileSync(file, '{"schemaVersion": "0.9"}');
  const old = await gate(t, good, file);
  assert.equal(old.code, 2);
  assert.match(old.stderr, /verdict\.json is not a verdict of this version:\n {2}✖ .*"1\.0"/);
  const one = await gate(t, good);
  assert.deepEqual(
    [one.code, one.stderr],
    [
      2,
      'compare: expected two or more reports; give their folders, the one to compare with first\n',
    ],
  );
});

test('texts of a target are no markup in either form', async (t) => {
  const evil = await reportOf(t, 'passed', { target: target('<img src=x> | `x`', '1') });
  const { out } = await gate(t, await reportOf(t, 'passed'), evil);
  assert.doesNotMatch(readFileSync(join(out, 'comparison.html'), 'utf8'), /<img/);
  assert.doesNotMatch(
    readFileSync(join(out, 'comparison.md'), 'utf8'),
    /[^\\]<img|[^\\ |]\|[^ \n]/,
  );
});
