import { statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../package-root';

/** Files of which this process holds what they contained when it loaded them: its modules, and what is read with these. */
export class LoadedFiles {
  private readonly changed: ReadonlyMap<string, number | undefined>;

  constructor(files: readonly string[] = [...loadedModules(), join(root, 'package.json')]) {
    this.changed = new Map(files.map((file) => [file, changedAt(file)]));
  }

  /** Whether one of them may contain something else by now. */
  areStale(): boolean {
    return [...this.changed].some(
      ([file, before]) => changedAt(file) !== before || !isOlderThanThisProcess(before),
    );
  }
}

function loadedModules(): string[] {
  return Object.keys(require.cache);
}

/** Nobody can set this time back, as copying and unpacking do with the time of modification. */
function changedAt(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.ctimeMs;
}

/** A file that has changed since this process began may have changed before it was loaded, or after. */
function isOlderThanThisProcess(changed: number | undefined): boolean {
  return changed !== undefined && changed < performance.timeOrigin;
}
