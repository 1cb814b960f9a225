import { execa } from 'execa';
import { root } from '../package-root';
import { memoryOf } from './process/resident-memory';

/** Servers that a program is run against. */
interface Servers {
  readonly urls: readonly string[];
  /** Secret with which it signs tokens, if the suite knows it. */
  readonly jwtSecret?: string;
}

const deadlineMs = 15_000;

/** Memory of a program that reads what a server sends without end, and how often it is looked at. */
const mostBytes = 200_000_000;
const everyMs = 20;

/**
 * Runs a program that was written beside a failure. Returns its output and its exit code, which is undefined if it did not end
 * in time, or took too much memory.
 */
export async function runFailureProgram(
  program: string,
  { urls, jwtSecret }: Servers,
): Promise<{ readonly exitCode: number | undefined; readonly output: string }> {
  // From standard input, a program finds the packages of the folder that it runs in.
  const running = execa(process.execPath, ['--input-type=module', '-', ...urls], {
    cwd: root,
    input: program,
    env: jwtSecret === undefined ? {} : { JWT_SECRET: jwtSecret },
    reject: false,
    all: true,
    timeout: deadlineMs,
    maxBuffer: 10_000,
  });
  const guard = setInterval(() => {
    if (memoryOf(running.pid, 'VmRSS') > mostBytes) running.kill('SIGKILL');
  }, everyMs);
  const ended = await running;
  clearInterval(guard);
  return { exitCode: ended.exitCode, output: ended.all };
}
