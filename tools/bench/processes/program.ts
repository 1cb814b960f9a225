import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { root } from '../../../harness/package-root';
import { processorTime } from './shell-times';

/** What a program took from its start to its end. */
export interface Taken {
  /** Milliseconds of processor time of the program and of all processes that it started and waited for. */
  readonly cpu: number;
  /** Largest resident memory of the program itself, in MiB. */
  readonly memory: number;
  readonly stdout: string;
}

/** A shell tells the processor time of its children, and theirs; Node.js does not. */
const script = '"$0" "$@"; code=$?; times >&3; exit $code';

/** Exit codes of a run whose cost counts: one that a busy machine has left incomplete ran all its scenarios. */
const accepted: readonly (number | undefined)[] = [0, 5];

/** Runs a TypeScript program of this repository. Throws if it fails, or once it has ended, the reason of the signal. */
export async function taken(args: readonly string[], signal: AbortSignal): Promise<Taken> {
  signal.throwIfAborted();
  const folder = mkdtempSync(join(tmpdir(), 'rooms-conformance-bench-'));
  const file = join(folder, 'memory');
  try {
    const { stdout, times } = await run(args, file, signal);
    return { cpu: processorTime(times), memory: memoryIn(file), stdout };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function run(
  args: readonly string[],
  memoryFile: string,
  signal: AbortSignal,
): Promise<{ stdout: string; times: string }> {
  const preloaded = ['--require', join(__dirname, 'peak-memory.js')];
  const node = ['--conditions=source', '--require', 'ts-node/register', ...preloaded];
  const child = execa('sh', ['-c', script, process.execPath, ...node, ...args], {
    cwd: root,
    env: { BENCH_MEMORY_FILE: memoryFile },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    detached: true,
    reject: false,
  });
  // The group is the shell and the program: a signal to the shell alone would leave the program running.
  const stop = (): void => {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
  };
  signal.addEventListener('abort', stop, { once: true });
  const { exitCode, stdout, stderr, stdio } = await child;
  signal.removeEventListener('abort', stop);
  signal.throwIfAborted();
  if (!accepted.includes(exitCode))
    throw new Error(`${args.join(' ')} ended with ${exitCode ?? 'no exit code'}:\n${stderr}`);
  return { stdout, times: stdio[3] };
}

/** Returns the memory in MiB. Throws if the program has not written it. */
function memoryIn(file: string): number {
  if (!existsSync(file)) throw new Error('the program ended without the size of its memory');
  return Number(readFileSync(file, 'utf8')) / 1024;
}
