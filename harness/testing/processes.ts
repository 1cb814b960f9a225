import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Whether a process runs; a zombie does not. */
export function isRunning(pid: number): boolean {
  const state = existsSync('/proc/self/stat') ? stateInProc(pid) : stateByPs(pid);
  return state !== '' && !state.startsWith('Z');
}

/** Source: proc_pid_stat(5): the state stands behind the name, which may hold anything. */
function stateInProc(pid: number): string {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2, text.lastIndexOf(')') + 3);
  } catch {
    return '';
  }
}

function stateByPs(pid: number): string {
  const { stdout, error } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], {
    encoding: 'utf8',
  });
  if (error) throw error;
  return stdout.trim();
}

/** Returns the ids of the processes that a process has started and that run. */
export function childrenOf(pid: number): number[] {
  const { stdout, error } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  if (error) throw error;
  const rows = stdout.split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  return rows.flatMap(([id = 0, parent]) => (parent === pid && isRunning(id) ? [id] : []));
}
