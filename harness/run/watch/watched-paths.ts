import { dirname, extname, join, relative, resolve, sep } from 'node:path';
import { root } from '../../package-root';
import { loadTarget } from '../../target-file/target-file';
import type { RunOptions } from '../options';

/**
 * Returns the folders and files whose changes start another run: the features, also those of a team's own, the target file,
 * the folder of the target, and its driver module.
 */
export function watchedPaths({
  target,
  features,
}: Pick<RunOptions, 'target' | 'features'>): string[] {
  const own = features === undefined ? [] : [resolve(features)];
  const all = [join(root, 'features'), ...own];
  if (target === undefined) return [...all, join(root, 'reference-server')];
  return [...all, resolve(target), ...namedIn(target)];
}

/** The folder in which the target is started, and what else its file names. If the file has a mistake, its correction starts a run. */
function namedIn(target: string): string[] {
  try {
    const { cwd, driver, features } = loadTarget(target);
    return [cwd, driver, features?.path].filter((path) => path !== undefined);
  } catch {
    return [dirname(resolve(target))];
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
