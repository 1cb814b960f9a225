import type { spawnSync as Spawn } from 'node:child_process';
import type { readdirSync as Read, readFileSync as ReadFile } from 'node:fs';

/** Functions of Node that `straysOf` needs. */
export interface StrayTools {
  readonly readdirSync: typeof Read;
  readonly readFileSync: typeof ReadFile;
  readonly spawnSync: typeof Spawn;
}

/** Servers whose processes are looked for. */
export interface StrayQuery {
  /** Text that the environment of all their processes contains. */
  readonly mark: string;
  /** Ids of their process groups. */
  readonly groups: readonly number[];
}

/**
 * Returns the ids of all processes of servers, also of those that left their process group. On Linux their environment
 * tells; elsewhere their parents do, as long as these run. This function uses nothing from outside, because the supervisor
 * runs its source.
 */
export function straysOf(
  { readdirSync, readFileSync, spawnSync }: StrayTools,
  { mark, groups }: StrayQuery,
): number[] {
  const isMarked = (pid: string): boolean => {
    try {
      return readFileSync(`/proc/${pid}/environ`, 'latin1').includes(mark);
    } catch {
      // The process has ended, or is another user's.
      return false;
    }
  };
  if (process.platform === 'linux') {
    const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    return ids.filter(isMarked).map(Number);
  }
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,pgid='], { encoding: 'utf8' });
  const rows = stdout.split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  const found = new Set<number>();
  for (let before = -1; before < found.size;) {
    before = found.size;
    for (const [pid = 0, parent = 0, group = 0] of rows)
      if (groups.includes(group) || found.has(parent)) found.add(pid);
  }
  return [...found];
}
