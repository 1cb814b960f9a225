import { readFileSync } from 'node:fs';

/**
 * Returns what the system says about a process from its state on; empty where there is no `/proc`, and for a process that
 * has ended. Source: proc_pid_stat(5), of which these are the fields from 3 on: state, parent, group and more. They stand
 * behind the name of the program, in parentheses, which may contain anything.
 */
export function statOf(pid: number | string): readonly string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

/** Whether there is a process with this id, of any user; a zombie counts. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
