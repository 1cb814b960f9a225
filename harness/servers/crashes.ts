import type { Instance } from './instance';
import type { Launcher } from './launcher';

const shownLines = 10;

/** An instance that ended before the suite ended it. */
export interface Crash {
  /** For people: `joined instance 2`. */
  readonly instance: string;
  /** `exited with code 1`. */
  readonly reason: string;
  /** Oldest first. */
  readonly lastLines: readonly string[];
  /** File of all that it printed. */
  readonly log?: string;
}

/** Who of the instances that are started is dead, but for those that scenarios may kill: of them the scenario tells. */
export class CrashWatch {
  private readonly watched: { readonly name: string; readonly instance: Instance }[] = [];

  /** A launcher whose instances are watched. */
  launcher(launch: Launcher): Launcher {
    return async (count, more) => {
      const instances = await launch(count, more);
      if (more.kind === 'disposable') return instances;
      const named = instances.map((one) => [`${more.kind} instance ${one.number}`, one] as const);
      this.watched.push(...named.map(([name, instance]) => ({ name, instance })));
      return instances;
    };
  }

  /** Those that are dead by now. */
  readonly list = (): Crash[] =>
    this.watched.flatMap(({ name, instance }) => {
      const reason = instance.exitReason();
      if (reason === undefined) return [];
      const lastLines = instance.lastLines().slice(-shownLines);
      const { log } = instance;
      return [{ instance: name, reason, lastLines, ...(log !== undefined && { log }) }];
    });
}
