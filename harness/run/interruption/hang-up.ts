import { readFileSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';

/** Bit of SIGHUP among the signals that a process ignores, in its lowest hexadecimal digit. Source: proc_pid_status(5). */
const hangUpBit = 1;

/**
 * Whether this run was started to outlive its terminal, by `nohup` or by a shell that ignores SIGHUP. Node itself forgets at
 * its start which signals it should ignore, so that the traces of `nohup` tell: the shell's variable `_`, and its file.
 */
export function ignoresHangUp(): boolean {
  const traces = [process.env['_'], linkOf('/proc/self/fd/1'), linkOf('/proc/self/fd/2')];
  const names = traces.map((path) => basename(path ?? ''));
  return names.some((name) => name === 'nohup' || name === 'nohup.out') || parentIgnores();
}

function linkOf(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

function parentIgnores(): boolean {
  try {
    const status = readFileSync(`/proc/${process.ppid}/status`, 'utf8');
    const [, digit = '0'] = /^SigIgn:\s*[0-9a-f]*([0-9a-f])$/m.exec(status) ?? [];
    return (Number.parseInt(digit, 16) & hangUpBit) !== 0;
  } catch {
    return false;
  }
}
