import type { Instance } from './instance';
import type { Launcher } from './launch';

const shownLines = 10;

/** An instance that ended before the suite stopped it. */
export interface Crash {
  /** Human-readable name: `clustered instance 2`. */
  readonly instance: string;
  /** `exited with code 1`. */
  readonly reason: string;
  /** Last lines of its output, oldest first. */
  readonly lastLines: readonly string[];
  /** Path of the file with its whole output. */
  readonly log?: string;
}

/** Watches launched instances for crashes. Disposable servers are left out: scenarios kill them and report on them. */
export class CrashWatch {
  private watched: readonly { readonly name: string; readonly instance: Instance }[] = [];

  /** Wraps a launcher so that its instances are watched. */
  launcher(launch: Launcher): Launcher {
    return async (count, options) => {
      const instances = await launch(count, options);
      if (options.kind === 'disposable') return instances;
      const named = instances.map((instance) => {
        return { name: `${options.kind} instance ${instance.number}`, instance };
      });
      this.watched = [...this.watched, ...named];
      return instances;
    };
  }

  /** Stops those of the instances that still run; that is no crash. */
  async stop(instances: readonly Instance[]): Promise<void> {
    const alive = instances.filter((instance) => instance.exitReason() === undefined);
    this.watched = this.watched.filter(({ instance }) => !alive.includes(instance));
    await Promise.all(alive.map((instance) => instance.stop()));
  }

  /** Returns the instances that have crashed so far. */
  readonly list = (): Crash[] =>
    this.watched.flatMap(({ name, instance }) => {
      const reason = instance.exitReason();
      if (reason === undefined) return [];
      const lastLines = instance.lastLines().slice(-shownLines);
      const { log } = instance;
      return [{ instance: name, reason, lastLines, ...(log !== undefined && { log }) }];
    });
}
