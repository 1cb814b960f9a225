import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { systemFailure } from '../../system-failure';
import { UsageError } from '../options';
import { lockFolder } from './folder-lock';
import { runFolder, summedIn } from './report-folder';

/** Folder inside the folder of the reports in which a run writes until it has ended. */
export const unfinishedFolder = '.unfinished';

/** Folder for what the reports of a run replace, until all of them are in their place. */
const replacedFolder = '.replaced';

/**
 * Reports of a run that goes on, in a folder inside the folder of its reports. The last finished reports stay where they are
 * until those of this run replace them. No other run can write to the folder meanwhile.
 */
export class UnfinishedReports {
  /** Path of the folder in which the run writes. */
  readonly folder: string;
  private readonly unlock: () => void;

  /** Throws UsageError if nobody can write to the folder, or if another run does. */
  constructor(private readonly out: string) {
    this.folder = join(out, unfinishedFolder);
    try {
      makeFolder(out);
      this.unlock = lockFolder(out);
      rmSync(this.folder, { recursive: true, force: true });
      mkdirSync(this.folder);
    } catch (error) {
      const failure = systemFailure(error);
      if (failure === undefined) throw error;
      throw new UsageError(`--out: ${failure}`, { cause: error });
    }
    process.once('exit', this.end);
  }

  /** Puts the reports in the place of the last ones. Other files in the folder stay. */
  finish(): void {
    const replaced = join(this.folder, replacedFolder);
    mkdirSync(replaced);
    move(this.out, replaced);
    move(this.folder, this.out);
    rmSync(this.folder, { recursive: true, force: true });
  }

  /**
   * Lets other runs write to the folder. If the run has not finished, its reports stay where they are; where there are no
   * others, they take their place.
   */
  readonly end = (): void => {
    process.off('exit', this.end);
    if (!hasVerdict(this.folder)) rmSync(this.folder, { recursive: true, force: true });
    else if (!hasVerdict(this.out)) this.finish();
    this.unlock();
  };
}

/** With --repeat, the first verdict is that of the first run. */
function hasVerdict(folder: string): boolean {
  return [folder, join(folder, runFolder(1))].some((one) => existsSync(join(one, 'verdict.json')));
}

/** Moves the reports of one folder to another that has none. Renaming takes no time and no space, and each is whole. */
function move(from: string, to: string): void {
  for (const name of summedIn(from)) renameSync(join(from, name), join(to, name));
}

/** Creates a folder. On a disk that is read-only, `recursive` alone would fail with ENOENT. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const parent = dirname(folder);
    if (!existsSync(parent)) makeFolder(parent);
    mkdirSync(folder);
  }
}
