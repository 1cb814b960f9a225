import { ConnectionLostError, DeadlineError } from '../client/deadline';
import { answerCode, type OperationAnswer } from '../contract/answer';
import type { Operation } from '../contract/operations';
import type { Driver } from './driver';

/** How an operation ended, and the whole answer. */
interface Outcome {
  /** Error code of the answer, `ok`, or one of `unanswered`. */
  readonly outcome: string;
  readonly answer: unknown;
}

/** How an operation ends without an answer: the server disconnects the client, or does nothing. */
export const unanswered: readonly string[] = ['disconnected', 'no answer'];

/**
 * Returns how an operation ended that a server may refuse. Where the target file does not say how, a server may also refuse it
 * by silence, or by disconnecting the client; elsewhere, this throws what `ask` throws.
 */
export async function outcomeOf(
  driver: Driver,
  operation: Operation,
  ask: () => Promise<OperationAnswer>,
): Promise<Outcome> {
  try {
    const answer = await ask();
    return { outcome: answerCode(answer), answer };
  } catch (error) {
    const outcome = outcomeWithoutAnswer(error);
    if (outcome === undefined || driver.saysRefusal(operation)) throw error;
    return { outcome, answer: String(error) };
  }
}

/** A connection that was lost in another way may be that of a server that has crashed. */
function outcomeWithoutAnswer(error: unknown): string | undefined {
  if (error instanceof DeadlineError) return 'no answer';
  const isOnPurpose =
    error instanceof ConnectionLostError && error.reason === 'io server disconnect';
  return isOnPurpose ? 'disconnected' : undefined;
}
