import { RefusedError } from '../../../harness/client/connection';
import { isOneOf, type OperationAnswer } from '../../../harness/contract/answer';
import { brief } from '../../../harness/contract/brief';
import { field } from '../../../harness/contract/json-path';
import { Mismatch } from '../../../harness/contract/mismatch';
import type { Operation, OperationValues } from '../../../harness/contract/operations';
import { expecting, type Expectation } from '../reproduction/expectation';
import type { Participant } from './participant';
import { outcomeOf, unanswered } from '../../../harness/drivers/unanswered';

/** An attempt that may be refused, and how it ended. */
export interface Attempt {
  /** Human-readable: what was tried. */
  readonly what: string;
  /** Contract's error code, `refused` for a CONNECT_ERROR, `ok`, or one of `unanswered`. */
  readonly outcome: string;
  /** Name of the client that tried it. */
  readonly client?: string;
  /** The whole answer, for messages and details. */
  readonly answer: unknown;
  /** Milliseconds in which others had to answer, if the server waits for that. */
  readonly withinMs?: number;
  /** For a program, where the attempt was several: the first that ended otherwise. */
  readonly expectation?: Expectation | undefined;
  /** Throws NotApplicableError if the target file does not say how the operation is refused, or if a target with rules of its own has accepted it. */
  readonly requireRefusal?: (outcome: string) => void;
}

/** Attempts with each row of a table, and those that ended in another way than the table allows. */
export interface TableAttempts {
  /** Human-readable: what was tried. */
  readonly what: string;
  readonly mistakes: readonly RowMistake[];
}

/** An attempt that ended in another way than its row of a table allows. */
export interface RowMistake {
  readonly row: string;
  readonly expected: string;
  readonly received: string;
  /** The same for a program, if the row is one request. */
  readonly expectation?: Expectation | undefined;
}

/** Mistakes that a message names. */
const shownMistakes = 12;

/** How the attempts of one scenario ended. A later step has to look at each of them. */
export class Attempts {
  private latest: readonly Attempt[] = [];
  private isLatestChecked = true;
  private latestTable: TableAttempts | undefined;
  private isTableChecked = true;

  /** Keeps how an attempt ended, or several attempts that were made at the same time. */
  keep(...attempts: readonly Attempt[]): void {
    this.latest = attempts;
    this.isLatestChecked = false;
  }

  /** Returns how the last attempt ended. Throws if there was none. */
  last(): Attempt {
    const last = this.latest.at(-1);
    if (!last) throw new Error('nothing was tried in this scenario');
    this.isLatestChecked = true;
    return last;
  }

  /** Returns how the last attempts ended that were made at the same time, or the last one. */
  lastOnes(): readonly Attempt[] {
    this.isLatestChecked = true;
    return this.latest;
  }

  /** Keeps attempts with each row of a table. */
  keepTable(attempts: TableAttempts): void {
    this.latestTable = attempts;
    this.isTableChecked = false;
  }

  /** Fails unless every attempt of a table ended as its row allows. Throws if there was no table. */
  assertTableAsAllowed(): void {
    if (!this.latestTable) throw new Error('no step tried each row of a table in this scenario');
    this.isTableChecked = true;
    const { what, mistakes } = this.latestTable;
    if (mistakes.length === 0) return;
    const shown = mistakes.slice(0, shownMistakes);
    const more = mistakes.length - shown.length;
    const rows = shown.map(
      ({ row, expected, received }) => `  ${row}: expected ${expected}, received ${received}`,
    );
    const report = [what, ...rows, ...(more > 0 ? [`  and ${more} more`] : [])].join('\n');
    throw expecting(new Error(report), mistakes[0]?.expectation);
  }

  /** Human-readable: attempts that no step has looked at. */
  unasserted(): string[] {
    const table = this.isTableChecked ? [] : [this.latestTable?.what];
    const attempt = this.isLatestChecked
      ? []
      : [`how this ended: ${this.latest.at(-1)?.what ?? ''}`];
    return [...table, ...attempt].filter((what) => what !== undefined);
  }
}

/** Tries to connect; a refusal is an outcome, silence or a lost transport is an error. */
export async function tryToConnect(
  attempts: Attempts,
  client: Participant,
  namespace: string,
  auth?: object,
): Promise<void> {
  const what = `${client.label} tried to connect to ${namespace}`;
  try {
    await client.connect(namespace, auth);
    attempts.keep({ what, client: client.name, outcome: 'ok', answer: 'connected' });
  } catch (error) {
    attempts.keep({ what, client: client.name, ...refusalIn(error) });
  }
}

/** Returns how an attempt to connect ended that was refused. Throws every other error. */
export function refusalIn(error: unknown): Omit<Attempt, 'what'> {
  if (!(error instanceof RefusedError)) throw error;
  const { message, data } = error;
  return { outcome: 'refused', answer: { message, data } };
}

/** An operation that a server may refuse. */
export interface TriedOperation {
  readonly namespace: string;
  readonly operation: Operation;
  readonly values: OperationValues;
}

/** Requests an operation that may be refused. */
export async function tryOperation(
  attempts: Attempts,
  client: Participant,
  { namespace, operation, values }: TriedOperation,
): Promise<void> {
  const ask = (): Promise<OperationAnswer> => client.ask(namespace, operation, values);
  const ended = await outcomeOf(client.driver, operation, ask);
  const what = `${client.label} tried to ${operation} ${brief(values)} in ${namespace}`;
  const requireRefusal = (): void => {
    client.driver.requireRefusal(operation);
  };
  attempts.keep({ what, client: client.name, ...ended, requireRefusal });
}

/** Fails unless an attempt ended in one of the ways named. */
export function assertOutcome(attempt: Attempt, ...expected: string[]): void {
  const { what, client, outcome, answer, requireRefusal, expectation } = attempt;
  if (isOneOf(outcome, expected)) return;
  // What counts as a valid payload is the contract's; other rules are the target's own, if it has any.
  const mayBeOwn = outcome === 'ok' || unanswered.includes(outcome);
  if (mayBeOwn && expected.includes('INVALID')) requireRefusal?.(outcome);
  const mismatch = new Mismatch(what, expected.join(' or '), `${outcome}: ${brief(answer)}`);
  const own = client === undefined ? undefined : { client, outcomes: expected };
  throw expecting(mismatch, expectation ?? own);
}

/** Fails unless a connection was refused with this word as message and as `data.code`. Source: contract, "Namespaces". */
export function assertRefusedWith(attempt: Attempt, word: string): void {
  assertOutcome(attempt, 'refused');
  const { answer } = attempt;
  const [message, data] = [field(answer, 'message'), field(answer, 'data')];
  if (message === word && field(data, 'code') === word) return;
  throw new Mismatch(
    attempt.what,
    `CONNECT_ERROR with message and data.code ${brief(word)}`,
    `message ${brief(message)}, data ${brief(data)}`,
  );
}
