import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { root } from '../package-root';
import { command, conformance } from '../testing/command-line';
import { leakingTarget } from '../testing/leaking-target';
import { temporaryFolder } from '../testing/temporary-folder';

const acme = join(root, 'fixtures', 'own-features', 'acme');
const alone = ['--only-features', '--lane', 'one-server'];

void describe('features of a team', () => {
  test('run with their own steps beside those of the suite, and count separately', async (t) => {
    const requirements = ['--requirement', 'TM-02', 'ACME'];
    const lane = ['--lane', 'one-server'];
    const run = await conformance(t, '--reference', '--features', acme, ...requirements, ...lane);
    assert.equal(run.code, 0, run.stderr + run.stdout);
    const all = '1 of 1 MUST requirements passed, 2 of 2 requirements of your own passed';
    assert.ok(run.stdout.includes(all), run.stdout);
    const { totals } = await run.verdict();
    assert.equal(totals.passed, 1);
    assert.equal(totals.own?.passed, 2);
  });

  test('fail everywhere with who received what', async (t) => {
    const target = leakingTarget(t, { features: acme });
    const run = await conformance(t, '--target', target, ...alone);
    assert.equal(run.code, 1, run.stderr + run.stdout);
    assert.match(run.stdout, /✗ ACME-2 OWN {2}A shout reaches the members of a room only\n/);
    assert.match(run.stdout, /own-features\/acme\/shouting\.feature:16 {2}"bob receives what/);
    assert.match(run.stdout, /0 of 2 requirements of your own passed \(not ACME-1, ACME-2\)/);
    const unexpected = /carol@1 ✗ unexpected: roomMessage/;
    assert.match(run.stdout, unexpected);
    const { outcome, requirements } = await run.verdict();
    assert.equal(outcome, 'not-conformant');
    const shout = requirements.find(({ id }) => id === 'ACME-2');
    assert.match(shout?.scenarios[0]?.message ?? '', unexpected);
    for (const report of ['junit.xml', 'index.html'])
      assert.match(readFileSync(join(run.out, report), 'utf8'), unexpected, report);
  });

  test('end before anything starts with a snippet for a step that nobody has defined', async (t) => {
    const folder = temporaryFolder(t);
    const rule = '  @ACME-1\n  Scenario: alice waves\n    When alice waves to everyone\n';
    writeFileSync(join(folder, 'waving.feature'), `Feature: Waving\n\n${rule}`);
    const run = await command(['--reference', '--features', folder, ...alone]);
    assert.equal(run.code, 2, run.stderr);
    assert.match(run.stderr, /waving\.feature:5: no step definition matches "alice waves to /);
    assert.match(run.stderr, /When\('\{clients?\} waves to everyone', function \(/);
  });

  test('end before anything starts with the line of a step definition that cannot be loaded', async (t) => {
    const folder = temporaryFolder(t);
    const scenario = '  @ACME-1\n  Scenario: One\n    When alice waves\n';
    writeFileSync(join(folder, 'waving.feature'), `Feature: Waving\n\n${scenario}`);
    writeFileSync(join(folder, 'waving.js'), "\nthrow new Error('not today');\n");
    const run = await command(['--reference', '--features', folder, ...alone]);
    assert.equal(run.code, 2, run.stderr);
    assert.match(run.stderr, /waving\.js:2.*: the step definitions cannot be loaded: not today/);
  });
});

test('--only-features needs features', async () => {
  const { code, stderr } = await command(['--reference', '--only-features']);
  assert.equal(code, 2);
  assert.match(stderr, /--only-features: there are no features of your own; add --features DIR/);
});
