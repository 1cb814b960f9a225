import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { root } from '../../harness/package-root';
import type { Tally } from './part';

/** Runs test files by Node's test runner, one after the other: they start servers. */
export async function runNodeTests(files: readonly string[]): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'rooms-conformance-tests-'));
  const log = join(folder, 'tap');
  try {
    const { exitCode } = await execa(
      process.execPath,
      [...process.execArgv, '--test', '--test-concurrency=1', ...reporters(log), ...files],
      { cwd: root, stdio: 'inherit', reject: false },
    );
    return tallyOf(readFileSync(log, 'utf8'), exitCode ?? 1);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function reporters(log: string): string[] {
  const shown = process.stdout.isTTY ? 'spec' : 'tap';
  return [
    `--test-reporter=${shown}`,
    '--test-reporter-destination=stdout',
    '--test-reporter=tap',
    `--test-reporter-destination=${log}`,
  ];
}

/** Reads the tally from TAP as Node's test runner ends it. A run that ended with an error has failed. */
export function tallyOf(tap: string, exitCode: number): Tally {
  const count = (name: string): number => {
    const [, digits = '0'] = new RegExp(`^# ${name} (\\d+)$`, 'm').exec(tap) ?? [];
    return Number(digits);
  };
  const failed = count('fail') + count('cancelled');
  return {
    passed: count('pass'),
    failed: exitCode === 0 ? failed : Math.max(1, failed),
    skipped: count('skipped') + count('todo'),
  };
}
