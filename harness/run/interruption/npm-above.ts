import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { isAlive, statOf } from '../../servers/process/process-table';
import { ignoresHangUp } from './hang-up';

/** A process: its parent, and its command line. */
interface Row {
  readonly parent: number;
  readonly command: string;
}

/** npm, and the process between it and this one, if there is one. */
interface NpmAbove {
  readonly npm: number;
  /** The shell that npm has started, or npm. */
  readonly parent: number;
}

const everyMs = 500;

/**
 * Calls back once if the npm that has started this process ends before it: a signal to npm ends npm and its shell, and
 * nothing else. A run that was left in the background goes on. Returns what ends the watch.
 */
export function watchNpm(ended: () => void): () => void {
  const above = isOfNpm(process.env) && !ignoresHangUp() ? npmAbove() : undefined;
  if (!above) return () => undefined;
  const timer = setInterval(() => {
    if (process.ppid === above.parent && isAlive(above.npm)) return;
    clearInterval(timer);
    ended();
  }, everyMs).unref();
  return () => {
    clearInterval(timer);
  };
}

function isOfNpm({ npm_execpath, npm_lifecycle_event }: NodeJS.ProcessEnv): boolean {
  return (npm_execpath ?? npm_lifecycle_event) !== undefined;
}

/** npm calls itself after its command: `npm run conformance`, `npm exec rooms-conformance`. */
function npmAbove(): NpmAbove | undefined {
  const parent = process.ppid;
  const row = rowOf(parent);
  if (!row) return undefined;
  if (isNpm(row)) return { npm: parent, parent };
  const above = rowOf(row.parent);
  return above && isNpm(above) && !leavesBehind(row) ? { npm: row.parent, parent } : undefined;
}

/** Whether a shell has a command that it does not wait for: `rooms-conformance &`. */
function leavesBehind({ command }: Row): boolean {
  return /[^&>|]&(?![&>\d])/.test(command);
}

function isNpm({ command }: Row): boolean {
  return /^(npm|npx) /.test(command);
}

function rowOf(pid: number): Row | undefined {
  try {
    const [, parent] = statOf(pid);
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return { parent: Number(parent), command };
  } catch {
    return rowByPs(pid);
  }
}

function rowByPs(pid: number): Row | undefined {
  const args = ['-o', 'ppid=,args=', '-p', String(pid)];
  const { stdout, error } = spawnSync('ps', args, { encoding: 'utf8' });
  if (error) return undefined;
  const [, parent, command] = /^\s*(\d+)\s+(.*)/.exec(stdout) ?? [];
  if (parent === undefined || command === undefined) return undefined;
  return { parent: Number(parent), command };
}
