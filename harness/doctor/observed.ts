import { DeadlineError, formatDuration } from '../client/deadline';
import type { Driver } from '../drivers/driver';

/** An operation that was sent, with what must follow from it. */
interface SentOperation {
  /** Resolves when the target has confirmed the operation. */
  readonly confirmed: Promise<unknown>;
  /** Whether the target confirms the operation at all. */
  readonly isConfirmed: boolean;
  /** Resolves when the recipient has received the message; absent if the operation sends no message. */
  readonly received?: Promise<unknown>;
}

/** Returns, human-readable, after how long an operation was confirmed and its message received. Throws an error that says what is missing. */
export async function observe({
  confirmed,
  isConfirmed,
  received,
}: SentOperation): Promise<string> {
  const arrival = received && settled('received', received);
  const answer = await settled('confirmed', confirmed);
  // A refused operation has no message to wait for.
  if (answer.error && !(answer.error instanceof DeadlineError)) throw answer.error;
  const results = [isConfirmed ? answer : unconfirmed, await arrival].filter(
    (one) => one !== undefined,
  );
  const text = results.map((one) => one.text).join(', ');
  if (results.some(({ error }) => error)) throw new Error(text);
  return text;
}

/** Returns, human-readable, what was observed of a connection to a namespace, with the name that the server gives it. */
export async function observeConnect(
  { namespaceNames }: Driver,
  name: string,
  connecting: Promise<unknown>,
): Promise<string> {
  const result = await observe({ confirmed: connecting, isConfirmed: true });
  const own = namespaceNames.toServer(name);
  return own === name ? result : `${result}, mapped to ${own}`;
}

interface Result {
  readonly text: string;
  readonly error?: Error;
}

const unconfirmed: Result = { text: 'not confirmed, as the target file says' };

async function settled(what: string, promise: Promise<unknown>): Promise<Result> {
  const started = performance.now();
  try {
    await promise;
    return { text: `${what} in ${formatDuration(Math.round(performance.now() - started))}` };
  } catch (error) {
    return { text: `not ${what}: ${(error as Error).message}`, error: error as Error };
  }
}
