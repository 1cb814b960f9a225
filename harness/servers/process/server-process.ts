import { execa } from 'execa';
import { DeadlineError, within } from '../../client/deadline';
import { Output } from './output';

/** What a server process is started with. */
export interface ServerCommand {
  /** Program and arguments, or one line for the shell. */
  readonly command: readonly string[] | string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

const stopMs = 5000;

/** A process of the target with its children, its last lines, and its end. */
export class ServerProcess {
  private readonly output: Output;
  private readonly child: ReturnType<typeof spawn>;
  private end: string | undefined;
  private readonly ended: Promise<void>;

  /** `log` is a file for all that it prints. */
  constructor(command: ServerCommand, log?: string) {
    this.output = new Output(log);
    this.child = spawn(command);
    this.output.read(this.child.stdout);
    this.output.read(this.child.stderr);
    living.add(this);
    this.ended = this.child.then((result) => {
      living.delete(this);
      this.end =
        result.exitCode === undefined
          ? `was ended (${result.signal ?? result.code ?? 'unknown reason'})`
          : `exited with code ${result.exitCode}`;
    });
  }

  /** Why it no longer runs, or undefined while it does. */
  exitReason(): string | undefined {
    return this.end;
  }

  /** The same, once it has ended or `ms` have passed. */
  async exitReasonWithin(ms: number): Promise<string | undefined> {
    await within(ms, 'the end of the server', this.ended).catch(() => undefined);
    return this.end;
  }

  /** The last 200 lines it printed on both streams, oldest first. */
  lastLines(): readonly string[] {
    return this.output.lines;
  }

  /** SIGTERM to the whole process group, SIGKILL after 5 s, as the contract's "How an instance is started" allows. */
  async stop(): Promise<void> {
    this.signal('SIGTERM');
    // One that is frozen takes no signal before it goes on.
    this.signal('SIGCONT');
    try {
      await within(stopMs, 'the end of the server', this.ended);
    } catch (error) {
      if (!(error instanceof DeadlineError)) throw error;
      this.output.add(`still there ${String(stopMs)} ms after SIGTERM: killed`);
      this.signal('SIGKILL');
      await this.ended;
    }
    this.signal('SIGKILL');
  }

  /** SIGKILL: it has no time for a last word. */
  async kill(): Promise<void> {
    this.killNow();
    await this.ended;
  }

  /** The same, for those who cannot wait. */
  killNow(): void {
    this.signal('SIGKILL');
  }

  /** SIGSTOP: the kernel keeps its port and its connections, and nobody answers there. */
  freeze(): void {
    this.signal('SIGSTOP');
  }

  resume(): void {
    this.signal('SIGCONT');
  }

  /** The group, because a shell or a package manager does not pass signals on to what it started. */
  private signal(signal: NodeJS.Signals): void {
    if (this.child.pid === undefined) return;
    try {
      process.kill(-this.child.pid, signal);
    } catch {
      // The group is empty: everything has ended.
    }
  }
}

const living = new Set<ServerProcess>();

// A second Ctrl-C ends this process at once: its servers must not outlive it.
process.once('exit', () => {
  for (const server of living) server.killNow();
});

/** The contract's variables are the suite's to set: one of the caller's own shell must not join a server to a Redis. */
const unset = {
  PORT: undefined,
  PORTS: undefined,
  INSTANCE: undefined,
  REDIS_URL: undefined,
  REDIS_KEY: undefined,
  JWT_SECRET: undefined,
};

/** Detached: a group of its own, which Ctrl-C at the terminal does not end before the reports are written. */
function spawn({ command, cwd, env }: ServerCommand) {
  const [program = '', ...args] = typeof command === 'string' ? [command] : command;
  const shell = typeof command === 'string';
  return execa(program, args, {
    cwd,
    env: { ...unset, ...env },
    shell,
    detached: true,
    buffer: false,
    reject: false,
    stdin: 'ignore',
  });
}
