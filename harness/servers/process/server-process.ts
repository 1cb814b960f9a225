import { readFileSync } from 'node:fs';
import { execa } from 'execa';
import { DeadlineError, within } from '../../client/deadline';
import { endStrays, type ProcessRow } from '../supervisor/strays';
import { entrust, ServerMark, serverProcesses } from '../supervisor/supervisor';
import { Output } from './output';
import { residentMemory } from './resident-memory';

/** How a server process is started. */
export interface ServerCommand {
  /** Program and arguments, or one line for the shell. */
  readonly command: readonly string[] | string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Port that the server listens on whatever its environment says; without it, the suite chooses one. */
  readonly port?: number;
}

const stopMs = 5000;

/** A process of the target with its children, its output and its exit. */
export class ServerProcess {
  private readonly output: Output;
  private readonly child: ReturnType<typeof spawn>;
  private end: string | undefined;
  private readonly ended: Promise<void>;
  private readonly mark = new ServerMark();

  /** `log` is the path of a file for its whole output. */
  constructor(command: ServerCommand, log?: string) {
    this.output = new Output(log);
    this.child = spawn({ ...command, env: { ...command.env, ...this.mark.env } });
    const { pid } = this.child;
    const release = pid === undefined ? undefined : entrust({ group: pid });
    this.output.read(this.child.stdout);
    this.output.read(this.child.stderr);
    running.add(this);
    this.ended = this.child.then((result) => {
      running.delete(this);
      release?.();
      this.end =
        result.exitCode === undefined
          ? `was terminated (${result.signal ?? result.code ?? 'unknown reason'})`
          : `exited with code ${result.exitCode}`;
    });
  }

  /** Returns why the process ended, or undefined while it runs. */
  exitReason(): string | undefined {
    return this.end;
  }

  /** Returns why the process ended, as soon as it has ended or `ms` milliseconds have passed. */
  async exitReasonWithin(ms: number): Promise<string | undefined> {
    await within(ms, 'the exit of the server', this.ended).catch(() => undefined);
    return this.end;
  }

  /** Returns the last 200 lines of both output streams, oldest first. */
  lastLines(): readonly string[] {
    return this.output.lines;
  }

  /** Returns the resident memory of the process group in bytes; undefined if it is unknown. */
  memory(): number | undefined {
    return this.child.pid === undefined ? undefined : residentMemory(this.child.pid);
  }

  /** Sends SIGTERM to the process group, and SIGKILL after 5 s. Contract 3.4. */
  async stop(): Promise<void> {
    const started = this.processes();
    this.signal('SIGTERM');
    // A frozen process handles no signal before it is resumed.
    this.signal('SIGCONT');
    try {
      await within(stopMs, 'the exit of the server', this.ended);
    } catch (error) {
      if (!(error instanceof DeadlineError)) throw error;
      this.output.add(`still running ${String(stopMs)} ms after SIGTERM: killed`);
      this.signal('SIGKILL');
      await this.ended;
    }
    this.signal('SIGKILL');
    // Those that began meanwhile have its environment; what the others were before tells whose children they are.
    killEach([...started, ...this.processes()]);
  }

  /** Sends SIGKILL and waits for the end. */
  async kill(): Promise<void> {
    const started = this.processes();
    this.signal('SIGKILL');
    killEach(started);
    await this.ended;
  }

  /** Sends SIGKILL to all servers, without waiting for their end. */
  static killAll(): void {
    const groups = [...running].flatMap(({ child: { pid } }) => pid ?? []);
    const started = groups.length === 0 ? [] : serverProcesses(groups);
    for (const server of running) server.signal('SIGKILL');
    killEach(started);
  }

  /** Sends SIGSTOP: the kernel keeps its port and its connections open, but nothing answers on them. */
  freeze(): Promise<void> {
    this.signal('SIGSTOP');
    return Promise.resolve();
  }

  resume(): Promise<void> {
    this.signal('SIGCONT');
    return Promise.resolve();
  }

  /** Its processes, also those that have left its process group. */
  private processes(): ProcessRow[] {
    return this.child.pid === undefined ? [] : this.mark.processes(this.child.pid);
  }

  /** Signals the process group, because a shell or a package manager does not pass signals on to its children. */
  private signal(signal: NodeJS.Signals): void {
    if (this.child.pid === undefined) return;
    try {
      process.kill(-this.child.pid, signal);
    } catch {
      // The group is empty: all processes have ended.
    }
  }
}

const running = new Set<ServerProcess>();

// A second Ctrl-C ends this process at once, and its servers must not outlive it.
process.once('exit', () => {
  ServerProcess.killAll();
});

function killEach(strays: readonly ProcessRow[]): void {
  endStrays({ readFileSync }, strays);
}

/** Variables of the contract that only the suite sets: a REDIS_URL of the caller's shell must not connect a server to a Redis. */
const unset = {
  PORT: undefined,
  PORTS: undefined,
  INSTANCE: undefined,
  REDIS_URL: undefined,
  REDIS_KEY: undefined,
  JWT_SECRET: undefined,
};

/** Detached into its own process group, so that Ctrl-C at the terminal does not end it before the reports are written. */
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
