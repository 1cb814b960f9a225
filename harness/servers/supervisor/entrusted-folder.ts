import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { entrust } from './supervisor';

/** Creates a temporary folder that goes when this process ends, however it ends. */
export function entrustedFolder(prefix: string): string {
  const folder = join(tmpdir(), `${prefix}${randomUUID()}`);
  // Before it is there: this process may be killed at any moment.
  entrust({ folder });
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  mkdirSync(folder, { mode: 0o700 });
  return folder;
}
