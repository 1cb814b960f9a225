import { firstValueFrom, from, throwError, timeout } from 'rxjs';
import { Refusal } from '../refusal';

/** Milliseconds within which the other instances must answer. */
const DEADLINE_MS = 1_500;

/**
 * Resolves with the answer of the other instances, or refuses with `UNAVAILABLE`. The adapters' own timeout starts only
 * when the backplane has reported the number of instances, which a backplane that hangs never does.
 */
export function inTime<T>(answer: Promise<T>, what: string): Promise<T> {
  const refuse = () => throwError(() => late(what));
  return firstValueFrom(from(answer).pipe(timeout({ first: DEADLINE_MS, with: refuse })));
}

function late(what: string): Refusal {
  return new Refusal(
    'UNAVAILABLE',
    `The other instances did not answer for ${what} within ${DEADLINE_MS} ms: try again later.`,
  );
}
