import { execa } from 'execa';
import { root } from '../package-root';
import { memoryOf } from './process/resident-memory';
import { entrust } from './supervisor/supervisor';

/** Servers that a program is run against. */
interface Servers {
  readonly urls: readonly string[];
  /** Secret with which it signs tokens, if the suite knows it. */
  readonly jwtSecret?: string;
}

const deadlineMs = 15_000;

/** Memory of a program that reads what a server sends without end, and how often it is looked at. */
const mostBytes = 120_000_000;
const everyMs = 20;

/** Resolves when the last program has ended: lanes run at the same time, and each program takes the memory of another one. */
let last: Promise<unknown> = Promise.resolve();

/** How a program ended. */
interface Ended {
  readonly exitCode: number | undefined;
  readonly output: string;
}

/**
 * Runs a program that was written beside a failure, after those that run already. Returns its output and its exit code, which
 * is undefined if it did not end in time, or took too much memory.
 */
export async function runFailureProgram(program: string, servers: Servers): Promise<Ended> {
  const ended = last.then(() => run(program, servers));
  last = ended.catch(() => undefined);
  return await ended;
}

async function run(program: string, { urls, jwtSecret }: Servers): Promise<Ended> {
  // From standard input, a program finds the packages of the folder that it runs in.
  const running = execa(process.execPath, ['--input-type=module', '-', ...urls], {
    cwd: root,
    input: program,
    env: jwtSecret === undefined ? {} : { JWT_SECRET: jwtSecret },
    reject: false,
    all: true,
    timeout: deadlineMs,
    maxBuffer: 10_000,
    // A process group of its own, for the supervisor.
    detached: true,
  });
  const release = running.pid === undefined ? undefined : entrust({ group: running.pid });
  const guard = setInterval(() => {
    if (memoryOf(running.pid, 'VmRSS') > mostBytes) running.kill('SIGKILL');
  }, everyMs);
  const ended = await running;
  clearInterval(guard);
  release?.();
  return { exitCode: ended.exitCode, output: ended.all };
}
