import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { statOf } from '../servers/process/process-table';

/** Whether a process runs; a zombie does not. */
export function isRunning(pid: number): boolean {
  const [state = ''] = existsSync('/proc/self/stat') ? statOf(pid) : [stateByPs(pid)];
  return state !== '' && !state.startsWith('Z');
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
  const rows = existsSync('/proc/self/stat') ? rowsInProc() : rowsByPs();
  return rows.flatMap(({ id, parent }) => (parent === pid && isRunning(id) ? [id] : []));
}

/** A process, and the one that has started it. */
interface Row {
  readonly id: number;
  readonly parent: number;
}

function rowsInProc(): Row[] {
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return ids.map((id) => ({ id: Number(id), parent: Number(statOf(id)[1]) }));
}

function rowsByPs(): Row[] {
  const { stdout, error } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  if (error) throw error;
  const rows = stdout.split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  return rows.map(([id = 0, parent = 0]) => ({ id, parent }));
}
