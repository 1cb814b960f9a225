import { firstValueFrom, from, throwError, timeout } from 'rxjs';
import { Refusal } from '../refusal';

/** Milliseconds that the other instances have to answer. */
const DEADLINE_MS = 1_500;

/**
 * What the other instances answer, or a refusal `UNAVAILABLE`. The adapters' own time-out does not begin before the
 * backplane has said how many instances there are, which one that hangs never does.
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
