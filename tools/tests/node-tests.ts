import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { root } from '../../harness/package-root';
import { sum, type Tally } from './part';

/** More files than this do not fail by chance. */
const mostFlakyFiles = 3;

/** Files whose tests measure time or memory, or flood the machine: these run one after the other, with nothing beside them. */
export const measuring = [
  'harness/cli/broken-runs.test.ts',
  'harness/cli/hostile-targets.test.ts',
  'harness/client/deadline.test.ts',
  'harness/client/eventually.test.ts',
  'harness/client/pace.test.ts',
  'harness/run/memory.test.ts',
  'harness/servers/network/tcp-proxy.test.ts',
  'harness/servers/process/server-process.test.ts',
  'harness/servers/ready.test.ts',
  'reference-server/backplane/recovery.adapter.test.ts',
];

/** Runs test files by Node's test runner. Where few of them failed, these run again: what passes then is flaky. */
export async function runNodeTests(files: readonly string[]): Promise<Tally> {
  const together = files.filter((file) => !measuring.includes(file));
  const others = files.filter((file) => measuring.includes(file));
  const groups = [
    ...(together.length > 0 ? [await runTwice(together, availableParallelism() + 1)] : []),
    ...(others.length > 0 ? [await runTwice(others, 1)] : []),
  ];
  return sum(groups);
}

async function runTwice(files: readonly string[], atOnce: number): Promise<Tally> {
  const { failedFiles, ...first } = await runFiles(files, atOnce);
  if (failedFiles.length === 0 || failedFiles.length > mostFlakyFiles) return first;
  process.stdout.write(`running again what failed: ${failedFiles.join(', ')}\n`);
  const { failed, failures } = await runFiles(failedFiles, 1);
  const flaky = Math.max(0, first.failed - failed);
  const second = { ...first, passed: first.passed + flaky, failed, failures: failures ?? [] };
  return flaky > 0 ? { ...second, flaky } : second;
}

interface FilesTally extends Tally {
  /** Files with a test that failed; none, if a failure tells no file, because the others alone would prove nothing. */
  readonly failedFiles: readonly string[];
}

async function runFiles(files: readonly string[], atOnce: number): Promise<FilesTally> {
  const folder = mkdtempSync(join(tmpdir(), 'rooms-conformance-tests-'));
  const log = join(folder, 'tap');
  try {
    const { exitCode } = await execa(
      process.execPath,
      [
        ...[...process.execArgv, '--test', `--test-concurrency=${atOnce}`],
        ...[...reporters(log), ...files],
      ],
      { cwd: root, stdio: 'inherit', reject: false },
    );
    const tap = readFileSync(log, 'utf8');
    const tally = tallyOf(tap, exitCode ?? 1);
    const failures = failuresIn(tap);
    const areAllFound = failures.length >= tally.failed;
    return { ...tally, failures, failedFiles: areAllFound ? failedFilesOf(tap) : [] };
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

/** Reads the files of the tests that failed from TAP as Node's test runner writes it. */
export function failedFilesOf(tap: string): string[] {
  return [...new Set(failuresIn(tap))];
}

/** Returns the file of each failed test. A suite, which only repeats that one of its tests has failed, has a line with its type. */
function failuresIn(tap: string): string[] {
  const failures = tap.matchAll(
    /^ *not ok .*\n *---\n *duration_ms: .*\n *location: '(.*):\d+:\d+'$/gm,
  );
  return [...failures].map(([, file = '']) => file);
}
