import { execa } from 'execa';
import { root } from '../package-root';

/** Servers that a program is run against. */
interface Servers {
  readonly urls: readonly string[];
  /** Secret with which it signs tokens, if the suite knows it. */
  readonly jwtSecret?: string;
}

const deadlineMs = 15_000;

/** Runs a program that was written beside a failure; returns its exit code, undefined if it did not end in time, and its output. */
export async function runFailureProgram(
  program: string,
  { urls, jwtSecret }: Servers,
): Promise<{ readonly exitCode: number | undefined; readonly output: string }> {
  // From standard input, a program finds the packages of the folder that it runs in.
  const ended = await execa(process.execPath, ['--input-type=module', '-', ...urls], {
    cwd: root,
    input: program,
    env: jwtSecret === undefined ? {} : { JWT_SECRET: jwtSecret },
    reject: false,
    all: true,
    timeout: deadlineMs,
    maxBuffer: 10_000,
  });
  return { exitCode: ended.exitCode, output: ended.all };
}
