import type { spawnSync as Spawn } from 'node:child_process';
import type { readdirSync as Read, readFileSync as ReadFile } from 'node:fs';

/** Functions of Node that look at processes. */
export interface StrayTools {
  readonly readdirSync: typeof Read;
  readonly readFileSync: typeof ReadFile;
  readonly spawnSync: typeof Spawn;
}

/** A process of this machine. */
export interface ProcessRow {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  /** When it started, as Linux says it: a later process with the same id has another. Empty elsewhere. */
  readonly start: string;
}

/** What the supervisor knows of the processes of servers. */
export interface ProcessWatch {
  /** Notes the descendants of process groups. */
  readonly look: (groups: readonly number[]) => void;
  /** Ends the descendants that were noted, by force. */
  readonly endDescendants: (groups: readonly number[]) => void;
  /** Ends them, and all others that can be told, by force. */
  readonly endAll: (mark: string, groups: readonly number[]) => void;
}

/** Descendants of process groups that were seen while their parents ran. */
export interface Descendants {
  /** Ids of all processes at the last look: the parent of a process is what it was when it began, or nobody's child. */
  seen: ReadonlySet<string>;
  /** By id, each with the group that it descends from. */
  readonly of: Map<number, { readonly start: string; readonly root: number }>;
}

// The supervisor runs the source of the functions below, which use nothing from outside but one another.

/** Returns what Linux says about a process; undefined if it has ended. Source: proc_pid_stat(5). */
function rowInProc(
  { readFileSync }: Pick<StrayTools, 'readFileSync'>,
  id: number | string,
): ProcessRow | undefined {
  try {
    const text = readFileSync(`/proc/${id}/stat`, 'latin1');
    const stat = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const [parent, group] = [Number(stat[1]), Number(stat[2])];
    return { pid: Number(id), parent, group, start: stat[19] ?? '' };
  } catch {
    return undefined;
  }
}

/** Returns the ids of all processes that Linux lists. */
function idsInProc({ readdirSync }: Pick<StrayTools, 'readdirSync'>): string[] {
  try {
    return readdirSync('/proc').filter((id) => /^\d+$/.test(id));
  } catch {
    // There is no `/proc`.
    return [];
  }
}

/** Returns all processes of this machine. */
export function processRows(tools: StrayTools): ProcessRow[] {
  if (process.platform === 'linux')
    return idsInProc(tools).flatMap((id) => rowInProc(tools, id) ?? []);
  const args = ['-A', '-o', 'pid=,ppid=,pgid='];
  const { stdout } = tools.spawnSync('ps', args, { encoding: 'utf8' });
  const lines = stdout.split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  return lines.map(([pid = 0, parent = 0, group = 0]) => ({ pid, parent, group, start: '' }));
}

/**
 * Returns all processes of servers, also those that left their process group. Their parents tell, as long as these run, and
 * on Linux the environment as well, which contains the mark.
 */
export function straysOf(
  tools: StrayTools,
  { mark, groups }: { readonly mark: string; readonly groups: readonly number[] },
): ProcessRow[] {
  const isMarked = ({ pid, start }: ProcessRow): boolean => {
    try {
      return start !== '' && tools.readFileSync(`/proc/${pid}/environ`, 'latin1').includes(mark);
    } catch {
      // The process has ended, or is another user's.
      return false;
    }
  };
  const rows = processRows(tools);
  const found = new Set(rows.filter((row) => groups.includes(row.group) || isMarked(row)));
  const ids = new Set([...found].map(({ pid }) => pid));
  for (let before = -1; before < ids.size;) {
    before = ids.size;
    for (const row of rows.filter(({ parent }) => ids.has(parent))) {
      found.add(row);
      ids.add(row.pid);
    }
  }
  return [...found];
}

/** Notes the descendants of process groups that have begun since the last look. Looks at the processes of Linux alone. */
function noteDescendants(
  tools: Pick<StrayTools, 'readdirSync' | 'readFileSync'>,
  groups: readonly number[],
  noted: Descendants,
): void {
  if (process.platform !== 'linux') return;
  const ids = idsInProc(tools);
  const fresh = ids.flatMap((id) => (noted.seen.has(id) ? [] : (rowInProc(tools, id) ?? [])));
  noted.seen = new Set(ids);
  for (const pid of noted.of.keys()) if (!noted.seen.has(String(pid))) noted.of.delete(pid);
  const rootOf = ({ parent, group }: ProcessRow): number | undefined => {
    const direct = [group, parent].find((id) => groups.includes(id));
    const above = noted.of.get(parent);
    if (direct !== undefined || !above) return direct;
    return above.start === rowInProc(tools, parent)?.start ? above.root : undefined;
  };
  for (let before = -1; before < noted.of.size;) {
    before = noted.of.size;
    for (const row of fresh) {
      const root = rootOf(row);
      if (root !== undefined) noted.of.set(row.pid, { start: row.start, root });
    }
  }
}

/** Ends processes by force, but none that has got the id of one that has ended. */
export function endStrays(
  tools: Pick<StrayTools, 'readFileSync'>,
  strays: readonly Pick<ProcessRow, 'pid' | 'start'>[],
): void {
  for (const { pid, start } of strays)
    try {
      if (start === '' || rowInProc(tools, pid)?.start === start) process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended.
    }
}

/** Watches the processes of servers, so that those whose parents have ended can be told from other programs. */
function watchProcesses(tools: StrayTools): ProcessWatch {
  const noted: Descendants = { seen: new Set(), of: new Map() };
  const endDescendants = (groups: readonly number[]): void => {
    const own = [...noted.of].filter(([, { root }]) => groups.includes(root));
    endStrays(
      tools,
      own.map(([pid, { start }]) => ({ pid, start })),
    );
  };
  return {
    look: (groups) => {
      noteDescendants(tools, groups, noted);
    },
    endDescendants,
    endAll: (mark, groups) => {
      endStrays(tools, straysOf(tools, { mark, groups }));
      endDescendants(groups);
    },
  };
}

/** Source of all functions above, for a program that loads no files. */
export const strayFunctions = [
  rowInProc,
  idsInProc,
  processRows,
  straysOf,
  noteDescendants,
  endStrays,
  watchProcesses,
]
  .map(String)
  .join('\n');
