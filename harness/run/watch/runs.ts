import type { RunOptions } from '../options';
import { mayHaveOwnFeatures } from '../own-features/chosen-features';
import { interrupted, RunProcess } from './run-process';

/** Runs of the command line of this process, each in a process of its own. */
export class Runs {
  private current: RunProcess | undefined;
  private standby: { readonly process: RunProcess; readonly hasSteps: boolean } | undefined;
  private isEnded = false;

  /** `program` is the file that runs the command line when it is told to. */
  constructor(
    private readonly program: string,
    private readonly options: RunOptions,
  ) {}

  /**
   * Has the process of the next run load all that does not depend on the target. Step definitions of a team's own are loaded
   * together with those of the suite, and only by the run itself: they may change until then.
   */
  prepare(): void {
    const hasSteps = !mayHaveOwnFeatures(this.options);
    const process = this.newProcess();
    process.load(hasSteps ? 'steps' : 'command line');
    this.standby = { process, hasSteps };
  }

  /** Runs the command line once, with more arguments; returns the exit code. */
  async run(...more: readonly string[]): Promise<number> {
    const own = given();
    const added = more.filter((argument) => !own.includes(argument));
    return (
      (await this.begin(this.prepared(), added)) ??
      (await this.begin(this.newProcess(), added)) ??
      interrupted
    );
  }

  /** Ends a run by the signal that this process has received, and the process of the next run. */
  end(signal: NodeJS.Signals): void {
    this.isEnded = true;
    // It may be loading, and has nothing to clean up.
    this.standby?.process.kill('SIGKILL');
    // A run gets Ctrl-C from the terminal as well.
    if (signal !== 'SIGINT') this.current?.kill(signal);
  }

  private async begin(
    process: RunProcess | undefined,
    args: readonly string[],
  ): Promise<number | undefined> {
    if (!process || this.isEnded) return undefined;
    this.current = process;
    const code = await process.run(...args);
    this.current = undefined;
    return code;
  }

  /** Returns the process that has been prepared, unless the target file has named features since then. */
  private prepared(): RunProcess | undefined {
    const { standby } = this;
    this.standby = undefined;
    if (!standby?.hasSteps || !mayHaveOwnFeatures(this.options)) return standby?.process;
    standby.process.kill('SIGKILL');
    return undefined;
  }

  private newProcess(): RunProcess {
    return new RunProcess(this.program, given());
  }
}

/** Arguments of a run. */
function given(): string[] {
  return process.argv.slice(2).filter((argument) => argument !== '--watch');
}
