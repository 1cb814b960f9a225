import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { statOf } from './process-table';

/** Bytes of a page of memory: the size on all systems that Node runs on and that have `/proc`, apart from some ARM kernels. */
const pageBytes = 4096;

/** Returns the resident memory of a process group in bytes, or undefined where there is no `/proc`. Source: proc_pid_stat(5). */
export function residentMemory(group: number): number | undefined {
  if (!existsSync('/proc')) return undefined;
  const processes = readdirSync('/proc').filter((entry) => /^\d+$/.test(entry));
  const stats = processes.map((pid) => statOf(pid)).filter((stat) => Number(stat[2]) === group);
  return stats.reduce((sum, stat) => sum + Number(stat[21]), 0) * pageBytes;
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
