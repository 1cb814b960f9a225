/** What the event looks like that is counted; a part that is left out may be anything. */
export interface EventForm {
  /** Mark that only this message and those that are equal to it have. */
  readonly nonce?: string;
  readonly event?: string;
  /** Fields of the first argument. */
  readonly fields?: Readonly<Record<string, unknown>>;
}

/** Copies of an event that each client had to receive. */
export interface ExpectedCopies {
  readonly copyOf: EventForm;
  /** By name of a client and namespace, `bob /chat`: the least and the most copies. */
  readonly copies: Readonly<Record<string, readonly [number, number]>>;
}

/** Events with one name that each client had to receive, in this order. */
export interface ExpectedEvents {
  readonly event: string;
  /** By name of a client and namespace: the first argument of each event. */
  readonly payloads: Readonly<Record<string, readonly unknown[]>>;
}

/**
 * How the last request of a client had to end: `ok`, an error code, `disconnected`, `refused` for every refusal, or
 * `answered` for every answer.
 */
export interface ExpectedOutcome {
  readonly client: string;
  readonly outcomes: readonly string[];
}

/** Acknowledgements of an event that a client had to receive. */
export interface ExpectedAnswers {
  readonly client: string;
  readonly called: string;
  readonly answers: readonly unknown[];
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

/** A client that connected to a namespace again and had to get the id that it had before, or another one. */
export interface ExpectedId {
  readonly client: string;
  readonly reconnected: string;
  readonly isSame: boolean;
}

/** Sum of time series that the metrics of servers had to show; undefined if there had to be none. */
export interface ExpectedSum {
  readonly series: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Numbers of the servers, from 1. */
  readonly servers: readonly number[];
  readonly sum: number | undefined;
}

/** Frames that a raw connection had to receive, unless the server may close it instead. */
export interface ExpectedFrames {
  /** Source of a regular expression. */
  readonly frame: string;
  readonly count: number;
  readonly mayClose: boolean;
  /** Whether they carry a message of another client. */
  readonly isMessage: boolean;
}

/** A raw connection that the server had to close. */
export interface ExpectedClose {
  readonly closed: 'the raw connection';
}

/** An HTTP request that the server had to refuse with a status of 400 to 499. */
export interface ExpectedRefusal {
  readonly reply: 'refused';
}

/** What a program that shows a failure compares. */
export type Expectation = (
  | ExpectedCopies
  | ExpectedEvents
  | ExpectedOutcome
  | ExpectedAnswers
  | ExpectedList
  | ExpectedEnd
  | ExpectedId
  | ExpectedSum
  | ExpectedFrames
  | ExpectedClose
  | ExpectedRefusal
) & {
  /** The part of the transcript that leads to the failure; all of it if left out. */
  readonly part?: TranscriptPart;
};

/** A transcript up to a line, without earlier attempts that have no effect on the failure: the lines between two numbers. */
export interface TranscriptPart {
  readonly end: number;
  readonly skipped?: { readonly from: number; readonly to: number };
}

/** A client, and the namespaces that it has been in. */
interface Receiver {
  readonly name: string;
  readonly namespacesEver: readonly string[];
}

/**
 * Returns one copy for each recipient and none for the other clients. Without a namespace, a recipient in several may have
 * the copy in any.
 */
export function copiesFor(
  clients: readonly Receiver[],
  recipients: readonly Receiver[],
  namespace?: string,
): ExpectedCopies['copies'] {
  const places = clients.flatMap((client) =>
    client.namespacesEver.map((own) => {
      const isHere = recipients.includes(client) && own === (namespace ?? own);
      const isSure = namespace !== undefined || client.namespacesEver.length === 1;
      const bounds = isHere ? ([isSure ? 1 : 0, 1] as const) : ([0, 0] as const);
      return [`${client.name} ${own}`, bounds] as const;
    }),
  );
  return Object.fromEntries(places);
}

/** Returns the events that each client had to receive: those of one client, in one namespace, and none of the others. */
export function payloadsFor(
  clients: readonly Receiver[],
  payloads: readonly unknown[],
  isRecipient: (client: Receiver, namespace: string) => boolean,
): ExpectedEvents['payloads'] {
  const places = clients.flatMap((client) =>
    client.namespacesEver.map((own) => {
      return [`${client.name} ${own}`, isRecipient(client, own) ? payloads : []] as const;
    }),
  );
  return Object.fromEntries(places);
}

/** Notes on an error what was expected, so that a program can compare it again. Returns the error. */
export function expecting(error: Error, expectation: Expectation | undefined): Error {
  return Object.assign(error, { expectation });
}

/** Waits for `promise`, and notes on its error what was expected. */
export async function expectingOf<T>(
  promise: Promise<T>,
  expectation: Expectation | undefined,
): Promise<T> {
  try {
    return await promise;
  } catch (error) {
    throw error instanceof Error ? expecting(error, expectation) : error;
  }
}

/** Runs a check, and notes on its error what was expected. */
export function noting(expectation: Expectation, check: () => void): void {
  try {
    check();
  } catch (error) {
    throw error instanceof Error ? expecting(error, expectation) : error;
  }
}

/** Returns what was expected, if an error says so. */
export function expectationIn(error: unknown): Expectation | undefined {
  return error instanceof Error ? (error as { expectation?: Expectation }).expectation : undefined;
}
