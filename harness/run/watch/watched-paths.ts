import { dirname, extname, join, relative, resolve, sep } from 'node:path';
import { root } from '../../package-root';
import { loadTarget } from '../../target-file/target-file';
import type { RunOptions } from '../options';

/** Returns the folders and files whose changes start another run: the features, the target file, and the folder of the target. */
export function watchedPaths({ target }: Pick<RunOptions, 'target'>): string[] {
  const features = join(root, 'features');
  if (target === undefined) return [features, join(root, 'reference-server')];
  return [features, resolve(target), folderOf(target)];
}

/** Folder in which the target is started. A target file with a mistake is watched as well: its correction starts a run. */
function folderOf(target: string): string {
  try {
    return loadTarget(target).cwd;
  } catch {
    return dirname(resolve(target));
  }
}

const folders = ['node_modules', '.git'];

/** What servers write while they run. */
const written = ['.log', '.pid', '.db', '.sqlite', '.sqlite3'];

/** Whether changes of a path start no run: those that runs and servers make, and those of installed packages. */
export function isIgnored(path: string, out: string): boolean {
  const inOut = relative(resolve(out), resolve(path));
  const isReport = inOut === '' || !(inOut.startsWith('..') || resolve(inOut) === inOut);
  return (
    isReport ||
    path.split(sep).some((part) => folders.includes(part)) ||
    written.includes(extname(path))
  );
}
