/** What can be done to an instance to see what the others make of it. */
export interface FaultInjection {
  /** Ends it at once, without a word to anybody; returns when nothing is left of it. */
  kill(): Promise<void>;
  /** Stops it in the middle of whatever it does, until `thaw`. */
  freeze(): void;
  resume(): void;
}

/** One running server of the target. */
export interface Instance {
  /** 1, 2, 3 …: the contract's `INSTANCE`. */
  readonly number: number;
  /** Where clients reach it, without a trailing slash. */
  readonly url: string;
  /** Why it no longer runs (`exited with code 1`), or undefined while it does; always undefined for a server that was only attached. */
  exitReason(): string | undefined;
  /** The same, for one that stopped answering: gives its process `ms` to end, because the port of a dying process closes first. */
  exitReasonWithin(ms: number): Promise<string | undefined>;
  /** The last lines it printed, oldest first; empty for a server that was only attached. */
  lastLines(): readonly string[];
  /** File of all that it prints; absent for a server that was only attached, and where no logs are kept. */
  readonly log?: string;
  /** Ends it and waits for that, by force after 5 s; a second call changes nothing. An attached server is left alone. */
  stop(): Promise<void>;
  /** Absent where the suite cannot, or where others would share the harm. */
  readonly faultInjection?: FaultInjection;
}

/** The target could not be started, reached or used: exit code 3. */
export class TargetError extends Error {
  override readonly name = 'TargetError';
}
