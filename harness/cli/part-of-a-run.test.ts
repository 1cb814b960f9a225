import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import { root } from '../package-root';
import { writeVerdict } from '../reports/verdict-file';
import { command, conformance } from '../testing/command-line';
import { sampleVerdict } from '../testing/sample-verdict';
import { temporaryFolder } from '../testing/temporary-folder';

const core = join(root, 'fixtures', 'targets', 'core');

/** A target whose clients cannot leave a room. It lists the members of rooms, and does not declare that. */
function sticky(t: TestContext): string {
  const folder = temporaryFolder(t);
  const server = `const { Socket } = require(${JSON.stringify(require.resolve('socket.io'))});
    const { onevent } = Socket.prototype;
    Socket.prototype.leave = () => undefined;
    Socket.prototype.onevent = function (packet) {
      if (packet.data[0] !== 'members') return onevent.call(this, packet);
      this.ack(packet.id)({ ok: true, members: [] });
    };
    require(${JSON.stringify(join(core, 'server.js'))});`;
  writeFileSync(join(folder, 'server.cjs'), server);
  const target = { name: 'Sticky', start: { command: `exec '${process.execPath}' server.cjs` } };
  // JSON is YAML.
  writeFileSync(join(folder, 'target.yaml'), JSON.stringify(target));
  return join(folder, 'target.yaml');
}

void describe('a part of a run', { concurrency: 2 }, () => {
  test('--fail-fast stops after the first failure, and --only-failed repeats it', async (t) => {
    const target = ['--target', sticky(t), '--lane', 'one-server'];
    const first = await conformance(t, ...target, '--requirement', 'RM', '--fail-fast', '--quiet');
    assert.equal(first.code, 1, first.stderr);
    assert.match(first.stdout, /^\n✗ RM-\d\d MUST [^]*\n\nNOT CONFORMANT .*\n?$/);
    assert.equal(first.stderr, '');
    const { requirements, problems, findings = [] } = await first.verdict();
    assert.deepEqual(problems, [], 'the ledger was checked although the run was stopped');
    const failed = requirements.filter(({ status }) => status === 'failed').map(({ id }) => id);
    assert.equal(failed.length, 1);
    const notRun = requirements.flatMap(({ scenarios }) =>
      scenarios.filter(({ status }) => status === 'not-run'),
    );
    assert.match(
      notRun[0]?.message ?? '',
      /^the run stops at the first failure \(--fail-fast\): RM-\d\d in one-server$/,
    );

    const again = await command([...target, '--only-failed', '--verbose', '--out', first.out], {
      GITHUB_ACTIONS: '',
    });
    assert.equal(again.code, 1, again.stderr);
    const undeclared = /does not declare roster/;
    assert.match(findings.join('\n'), undeclared);
    assert.doesNotMatch((await first.verdict()).findings?.join('\n') ?? '', undeclared);
    assert.match(again.stdout, new RegExp(`1 of 1 MUST requirements failed: ${failed[0] ?? ''}`));
    assert.match(
      again.stderr,
      new RegExp(`^failed +one-server +${failed[0] ?? ''} +\\S.* \\(\\d+ ms\\)$`, 'm'),
    );
  });

  test('when the time budget is used up, what did not run leaves the run incomplete', async (t) => {
    const file = join(core, 'target.yaml');
    const ended = await conformance(t, '--target', file, '--time-budget', '1s');
    // On a slow machine nothing runs at all.
    assert.ok([4, 5].includes(ended.code ?? 0), ended.stdout);
    assert.match(
      ended.stdout,
      /\nINCOMPLETE · .* did not run: the time budget is used up \(--time-budget\)/,
    );
    assert.equal((await ended.verdict()).interrupted, undefined);
  });

  test('--scenario runs the scenarios of that name, and the report says so', async (t) => {
    const name = 'bob leaves the lobby and receives no later message';
    const file = join(core, 'target.yaml');
    const args = ['--target', file, '--lane', 'one-server', '--scenario', name.toUpperCase()];
    const ended = await conformance(t, ...args);
    assert.equal(ended.code, 0, ended.stdout);
    const { requirements, findings = [] } = await ended.verdict();
    const names = requirements.flatMap(({ scenarios }) => scenarios.map((one) => one.name));
    assert.deepEqual(new Set(names), new Set([name]));
    assert.match(findings.join('\n'), /^only scenarios whose name contains "BOB LEAVES .*" ran/);
  });

  test('--only-failed without a report is a mistake, and without failures there is nothing to do', async (t) => {
    const out = temporaryFolder(t);
    const without = await command(['--only-failed', '--out', out]);
    assert.equal(without.code, 2);
    assert.match(without.stderr, /--only-failed: there is no report in .*; run without it first, /);
    await writeVerdict(out, sampleVerdict());
    const fine = await command(['--only-failed', '--out', out]);
    assert.deepEqual(
      [fine.code, fine.stdout],
      [0, `nothing failed in the last report in ${out}, so nothing ran`],
    );
    const both = await command(['--only-failed', '--requirement', 'RM', '--out', out]);
    assert.equal(both.code, 2);
    assert.match(both.stderr, /cannot be combined with --requirement/);
  });
});
