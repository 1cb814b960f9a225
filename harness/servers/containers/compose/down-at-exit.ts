import { entrust } from '../../supervisor/supervisor';
import type { ComposeProgram } from './compose-program';

/**
 * Waits for a start that this process has left behind, removes what it has created, and the folder of its file. Arguments:
 * the folder, the program, and its arguments.
 */
const script = `
const { spawnSync } = require('node:child_process');
const [folder, program, ...args] = process.argv.slice(1);
const again = (left) => {
  spawnSync(program, args, { stdio: 'ignore' });
  if (left > 0) setTimeout(again, 2000, left - 1);
  else require('node:fs').rmSync(folder, { recursive: true, force: true });
};
again(2);
`;

/** Removes a project if this process ends before the returned function is called, as at a second Ctrl-C. */
export function downAtExit(
  { file, prefix }: ComposeProgram,
  args: readonly string[],
  folder: string,
): () => void {
  return entrust({ program: ['-e', script, folder, file, ...prefix, ...args] });
}
