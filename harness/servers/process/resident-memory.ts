import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes of a page of memory: the size on all systems that Node runs on and that have `/proc`, apart from some ARM kernels. */
const pageBytes = 4096;

/**
 * Returns the resident memory of a process group in bytes, or undefined where there is no `/proc`. Fields: proc(5), `stat`.
 */
export async function residentMemory(group: number): Promise<number | undefined> {
  const entries = await readdir('/proc').catch(() => undefined);
  if (!entries) return undefined;
  const pages = await Promise.all(
    entries.filter((entry) => /^\d+$/.test(entry)).map((pid) => pagesOf(pid, group)),
  );
  return pages.reduce((sum, count) => sum + count, 0) * pageBytes;
}

/** A process may end while it is read. */
async function pagesOf(pid: string, group: number): Promise<number> {
  const stat = await readFile(join('/proc', pid, 'stat'), 'utf8').catch(() => '');
  // The name of the program, in parentheses, may contain anything.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [groupField, pagesField] = [fields[2], fields[21]];
  return Number(groupField) === group ? Number(pagesField) : 0;
}

/**
 * Returns the memory of one process in bytes, now (`VmRSS`) or at its peak (`VmHWM`); 0 where there is no `/proc`, and for a
 * process that has ended. Source: proc_pid_status(5).
 */
export function memoryOf(pid: number | undefined, field: 'VmRSS' | 'VmHWM'): number {
  try {
    const status = readFileSync(`/proc/${pid ?? 0}/status`, 'utf8');
    return Number(new RegExp(`^${field}:\\s*(\\d+)`, 'm').exec(status)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
