import { execa } from 'execa';
import { root } from '../../harness/package-root';
import type { Tally } from './part';

/** Runs a TypeScript program of this package as one test, which passes if it exits with 0. */
export async function runProgram(file: string, ...args: readonly string[]): Promise<Tally> {
  const { exitCode } = await execa(process.execPath, [...process.execArgv, file, ...args], {
    cwd: root,
    stdio: 'inherit',
    reject: false,
  });
  return { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, skipped: 0 };
}
