import { once } from 'node:events';
import { watch, type FSWatcher } from 'chokidar';
import { isIgnored } from './watched-paths';

/**
 * Milliseconds without another change: editors write a file in several steps, a few milliseconds apart, and compilers write
 * several files. A change that comes later starts one more run.
 */
const quietMs = 100;

/** Changes of files, from one run to the next. */
export class Changes {
  private changed: string | undefined;
  private timer: NodeJS.Timeout | undefined;
  private waiting: ((path: string | undefined) => void) | undefined;

  private constructor(private readonly watcher: FSWatcher) {
    watcher.on('all', (_event, path) => {
      this.changed ??= path;
      clearTimeout(this.timer);
      this.timer = setTimeout(this.settle, quietMs);
    });
  }

  /** Begins to watch; `out` is the folder of the reports, whose changes do not count. */
  static async of(paths: readonly string[], out: string): Promise<Changes> {
    const ignored = (path: string): boolean => !paths.includes(path) && isIgnored(path, out);
    const watcher = watch([...paths], { ignoreInitial: true, ignored });
    await once(watcher, 'ready');
    return new Changes(watcher);
  }

  /** Resolves to a path that has changed since the last call, or to undefined when the watch has ended. */
  async next(): Promise<string | undefined> {
    return await new Promise((done) => {
      this.waiting = done;
      if (this.timer === undefined) this.settle();
    });
  }

  /** Ends the watch. */
  async end(): Promise<void> {
    clearTimeout(this.timer);
    this.waiting?.(undefined);
    await this.watcher.close();
  }

  private readonly settle = (): void => {
    this.timer = undefined;
    const { changed, waiting } = this;
    if (!waiting || changed === undefined) return;
    this.changed = undefined;
    this.waiting = undefined;
    waiting(changed);
  };
}
