import { randomUUID } from 'node:crypto';
import {
  constants,
  copyFileSync,
  linkSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { isAlive, statOf } from '../../servers/process/process-table';
import { UsageError } from '../options';

/** File that says which run writes to a folder of reports. */
const lockFile = '.running.json';

const holderSchema = z.object({
  pid: z.int().positive(),
  /** Start of the run: ISO 8601, UTC. */
  started: z.string(),
  host: z.string(),
  /** Start of the process in the units of its machine, since a process id is used again; null where there is no `/proc`. */
  birth: z.string().nullable(),
});

/** A run that writes to a folder of reports. */
type Holder = z.infer<typeof holderSchema>;

/** Locks a folder of reports for this process; returns what unlocks it. Throws UsageError while another run writes to it. */
export function lockFolder(out: string): () => void {
  const file = join(out, lockFile);
  const own = join(out, `.running-${randomUUID()}.json`);
  const { pid } = process;
  const holder: Holder = {
    pid,
    started: new Date().toISOString(),
    host: hostname(),
    birth: birthOf(pid),
  };
  writeFileSync(own, `${JSON.stringify(holder)}\n`);
  try {
    while (!isLinked(own, file)) takeOver(file, out);
  } finally {
    rmSync(own, { force: true });
  }
  return () => {
    if (holderIn(file)?.pid === pid) rmSync(file, { force: true });
  };
}

/** Links a file under another name, which no two processes can do at a time; whether the name was free. */
function isLinked(own: string, file: string): boolean {
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    return isCopied(own, file);
  }
}

/** Some mounts know no links. Throws what copying throws. */
function isCopied(own: string, file: string): boolean {
  try {
    copyFileSync(own, file, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Removes the lock of a run that has ended. Throws UsageError if it has not. */
function takeOver(file: string, out: string): void {
  refuseIfRunning(holderIn(file), file, out);
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    // Another run has removed it.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const moved = holderIn(aside);
  // Between the two, another run may have taken over: then the lock is its own.
  if (moved && isRunning(moved)) isLinked(aside, file);
  rmSync(aside, { force: true });
  refuseIfRunning(moved, file, out);
}

function refuseIfRunning(holder: Holder | undefined, file: string, out: string): void {
  if (!holder || !isRunning(holder)) return;
  const { pid, started, host } = holder;
  const where = host === hostname() ? '' : ` on ${host}`;
  throw new UsageError(
    `--out ${out}: another run, process ${pid}${where}, started at ${started}, writes its reports there; wait for its end, or name another folder with --out (if there is no such run, remove ${file})`,
  );
}

function holderIn(file: string): Holder | undefined {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/** Whether a run goes on. Nobody can tell that of a process on another machine. */
function isRunning({ pid, host, birth }: Holder): boolean {
  if (host !== hostname()) return true;
  // A process has one run at a time, so that a lock with its id is that of a container that was killed.
  if (pid === process.pid) return false;
  return isAlive(pid) && birthOf(pid) === birth;
}

/** Field 22 in proc_pid_stat(5): ticks between the start of the system and that of the process. */
function birthOf(pid: number): string | null {
  return statOf(pid)[19] ?? null;
}
