import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { execa } from 'execa';
import { root } from '../package-root';
import { verdictSchema, type Verdict } from '../verdict/schema';
import { temporaryFolder } from './temporary-folder';

/** Ends a command that hangs. Long, because busy machines are slow; no test is about it. */
const deadlineMs = 120_000;

/** Tests do not depend on these variables of their machine, which may be a job of GitHub. */
const usualEnvironment = {
  NO_COLOR: '1',
  REDIS_URL: undefined,
  GITHUB_ACTIONS: undefined,
  GITHUB_STEP_SUMMARY: undefined,
};

/** Run of the command line that has not ended. */
export interface Started {
  readonly pid: number;
  /** Folder of its reports. */
  readonly out: string;
  /** What it has written to standard error so far. */
  readonly stderr: () => string;
  readonly ended: Promise<Ended>;
}

/** Run of the command line that has ended. */
export interface Ended {
  readonly code: number | undefined;
  /** Folder of its reports. */
  readonly out: string;
  readonly stdout: string;
  readonly stderr: string;
  /** `verdict.json` of the run, checked against its schema; rejects if none was written. */
  readonly verdict: () => Promise<Verdict>;
}

/** Starts the command line in a process of its own, with reports in a folder of the test; killed after the test. */
export function start(
  t: TestContext,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Started {
  const out = temporaryFolder(t);
  const main = join('harness', 'cli', 'main.ts');
  const child = execa(
    process.execPath,
    ['--conditions=source', '--require', 'ts-node/register', main, ...args, '--out', out],
    { cwd: root, reject: false, timeout: deadlineMs, env: { ...usualEnvironment, ...env } },
  );
  t.after(() => child.kill('SIGKILL'));
  let stderr = '';
  child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
  return {
    pid: child.pid ?? 0,
    out,
    stderr: () => stderr,
    ended: child.then(({ exitCode, stdout }) => ({
      code: exitCode,
      out,
      stdout,
      stderr,
      verdict: async () =>
        verdictSchema.parse(JSON.parse(await readFile(join(out, 'verdict.json'), 'utf8'))),
    })),
  };
}

/** Runs a command that writes no reports, with more or other variables than usual; resolves when it has ended. */
export async function command(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Pick<Ended, 'code' | 'stdout' | 'stderr'>> {
  const { exitCode, stdout, stderr } = await execa(
    process.execPath,
    [
      '--conditions=source',
      '--require',
      'ts-node/register',
      join('harness', 'cli', 'main.ts'),
      ...args,
    ],
    { cwd: root, reject: false, timeout: deadlineMs, env: { REDIS_URL: undefined, ...env } },
  );
  return { code: exitCode, stdout, stderr };
}

/** Runs the command line; resolves when it has ended. */
export async function conformance(t: TestContext, ...args: readonly string[]): Promise<Ended> {
  return await start(t, args).ended;
}
