/** Faults that the suite can inject into one instance. */
export interface FaultInjection {
  /** Ends the instance at once, without a clean shutdown; resolves when its processes are gone. */
  kill(): Promise<void>;
  /** Pauses the instance until `resume`; it keeps its port and its connections. */
  freeze(): Promise<void>;
  resume(): Promise<void>;
}

/** One running server of the target. */
export interface Instance {
  /** Number from 1 on: the contract's `INSTANCE`. */
  readonly number: number;
  /** Base URL for clients, without a trailing slash. */
  readonly url: string;
  /** Returns why the instance ended (`exited with code 1`), or undefined while it runs; always undefined if it was only attached to. */
  exitReason(): string | undefined;
  /** Like `exitReason`, but gives the process `ms` milliseconds to end first, because the port of a dying process closes before it exits. */
  exitReasonWithin(ms: number): Promise<string | undefined>;
  /** Returns the last lines of its output, oldest first; empty if it was only attached to. */
  lastLines(): readonly string[];
  /** Returns the resident memory of its processes in bytes; undefined where there is no `/proc`. Absent if it is no process of the suite's own. */
  memory?(): number | undefined;
  /** Path of the file with its output; absent if it was only attached to or no logs are kept. */
  readonly log?: string;
  /** Stops the instance and waits for its end, with SIGKILL after 5 s. Does nothing at a second call or if it was only attached to. */
  stop(): Promise<void>;
  /** Absent if the suite cannot inject faults, or if a fault would reach other instances as well. */
  readonly faultInjection?: FaultInjection;
}

/** The target could not be started, reached or used: exit code 3. */
export class TargetError extends Error {
  override readonly name = 'TargetError';
}
