/** Copies of a message, and of those that are equal to it, that each client had to receive. */
export interface ExpectedCopies {
  /** Mark that only this message has. */
  readonly nonce: string;
  /** By name of a client: the least and the most copies. */
  readonly copies: Readonly<Record<string, readonly [number, number]>>;
}

/** How the last request of a client had to end: `ok`, `refused` for a connection, or an error code. */
export interface ExpectedOutcome {
  readonly client: string;
  readonly outcomes: readonly string[];
}

/** What a program that shows a failure compares. */
export type Expectation = ExpectedCopies | ExpectedOutcome;

/** Notes on an error what was expected, so that a program can compare it again. Returns the error. */
export function expecting(error: Error, expectation: Expectation | undefined): Error {
  return Object.assign(error, { expectation });
}

/** Returns what was expected, if an error says so. */
export function expectationIn(error: unknown): Expectation | undefined {
  return error instanceof Error ? (error as { expectation?: Expectation }).expectation : undefined;
}
