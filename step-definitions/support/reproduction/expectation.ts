/** Copies of a message, and of those that are equal to it, that each client had to receive. */
export interface ExpectedCopies {
  /** Mark that only this message has. */
  readonly nonce: string;
  /** By name of a client and namespace, `bob /chat`: the least and the most copies. */
  readonly copies: Readonly<Record<string, readonly [number, number]>>;
}

/** How the last request of a client had to end: `ok`, an error code, `disconnected`, or `refused` for every refusal. */
export interface ExpectedOutcome {
  readonly client: string;
  readonly outcomes: readonly string[];
}

/** Ids of members, or names of rooms, that the last answer to a client had to list, in any order. */
export interface ExpectedList {
  readonly client: string;
  readonly list: 'members' | 'rooms';
  readonly entries: readonly string[];
}

/** A client whose connection to a namespace the server had to end. */
export interface ExpectedEnd {
  readonly client: string;
  readonly ended: string;
}

/** What a program that shows a failure compares. */
export type Expectation = (ExpectedCopies | ExpectedOutcome | ExpectedList | ExpectedEnd) & {
  /** Number of lines of the transcript that lead to the failure; all of them if left out. */
  readonly lines?: number;
};

/** Notes on an error what was expected, so that a program can compare it again. Returns the error. */
export function expecting(error: Error, expectation: Expectation | undefined): Error {
  return Object.assign(error, { expectation });
}

/** Waits for `promise`, and notes on its error what was expected. */
export async function expectingOf<T>(promise: Promise<T>, expectation: Expectation): Promise<T> {
  try {
    return await promise;
  } catch (error) {
    throw error instanceof Error ? expecting(error, expectation) : error;
  }
}

/** Returns what was expected, if an error says so. */
export function expectationIn(error: unknown): Expectation | undefined {
  return error instanceof Error ? (error as { expectation?: Expectation }).expectation : undefined;
}
