import { fork, type ChildProcess } from 'node:child_process';

/** What the process of a run is told. */
export type Order =
  /** Load what the next run needs, and wait. */
  | { readonly load: 'command line' | 'steps' }
  /** Run, with these arguments beside those of the process. */
  | { readonly run: readonly string[] };

/** Exit code of an interrupted run. */
export const interrupted = 130;

/** Folder in which this process was started, and so are its runs. The command line may have left it since then. */
const startedIn = process.cwd();

/** Process of one run, which can be loaded before the run begins. It shares the terminal with this process, and ends with it. */
export class RunProcess {
  private readonly child: ChildProcess;
  private readonly ended: Promise<number>;
  private hasBegun = false;

  /** `program` is the file that obeys orders, `args` are the arguments of its run. */
  constructor(program: string, args: readonly string[]) {
    this.child = fork(program, args, { cwd: startedIn });
    this.child.once('message', () => {
      this.hasBegun = true;
    });
    this.ended = new Promise((done) => {
      this.child
        .once('error', () => {
          done(interrupted);
        })
        .once('exit', (code) => {
          done(code ?? interrupted);
        });
    });
  }

  /** Has the process load the command line, or also the step definitions of the suite. */
  load(load: 'command line' | 'steps'): void {
    this.send({ load });
  }

  /**
   * Begins the run; resolves to its exit code, or to undefined if it did not begin, because the process has ended before or
   * because something has changed that it had loaded.
   */
  async run(...more: readonly string[]): Promise<number | undefined> {
    this.send({ run: more });
    const code = await this.ended;
    return this.hasBegun ? code : undefined;
  }

  /** Sends a signal, if the process still runs. */
  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** An order that does not arrive is not obeyed: the end of the process says so. */
  private send(order: Order): void {
    if (this.child.connected) this.child.send(order, () => undefined);
  }
}
