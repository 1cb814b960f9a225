import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

/** Runs a program at whose end nothing catches an error. */
function ended(program: string): { readonly status: number | null; readonly stderr: string } {
  const file = JSON.stringify(join(__dirname, 'uncaught'));
  const script = `require(${file}).endAtUncaughtErrors(); setImmediate(() => { ${program} });`;
  const args = ['--conditions=source', '--require', 'ts-node/register', '--eval', script];
  return spawnSync(process.execPath, args, { encoding: 'utf8' });
}

test('an error that nothing caught is one of the suite', () => {
  const { status, stderr } = ended("throw new Error('oops');");
  assert.equal(status, 4);
  assert.match(
    stderr,
    /^internal error of rooms-conformance, not of the target: .*\n +Error: oops/s,
  );
});

test(
  'but for a full disk, which is named',
  { skip: !existsSync('/dev/full') && 'there is no /dev/full' },
  () => {
    const { status, stderr } = ended("require('node:fs').writeFileSync('/dev/full', 'text');");
    assert.equal(status, 4);
    assert.match(stderr, /^the run has ended without a verdict: .*the disk is full \(ENOSPC\); /);
  },
);
