import { assertOutcome, assertRefusedWith, type Attempt } from './attempts';
import { unanswered } from '../../../harness/drivers/unanswered';

/** Source of a regular expression for how an attempt may end. */
export const outcomePattern =
  /accepted(?: or refused(?: with [A-Z_]+)?)?|refused(?: with (?:[A-Z_]+|"[a-z]+"))?(?: or the connection is closed)?/
    .source;

/**
 * Fails unless an attempt ended as the feature says: `accepted`, `refused`, `refused with FORBIDDEN` (an error code of
 * the acknowledgement), `refused with "unauthorized"` (message and code of CONNECT_ERROR), or one of two of these.
 */
export function assertEnded(attempt: Attempt, outcome: string): void {
  const word = /"(.*)"/.exec(outcome)?.[1];
  if (word === undefined) assertOutcome(attempt, ...outcomesIn(outcome, attempt));
  else assertRefusedWith(attempt, word);
}

function outcomesIn(outcome: string, attempt: Attempt): string[] {
  const accepted = outcome.startsWith('accepted') ? ['ok'] : [];
  if (outcome === 'accepted') return accepted;
  const codes = /[A-Z_]{2,}/.exec(outcome) ?? [];
  const mayClose = outcome.endsWith('the connection is closed');
  if (codes.length > 0) return [...accepted, ...codes, ...(mayClose ? ['disconnected'] : [])];
  const isEither = accepted.includes(attempt.outcome) || isAnyRefusal(attempt, mayClose);
  return isEither ? [attempt.outcome] : [...accepted, 'refused'];
}

/** Without a code in the feature, every error code is a refusal. */
function isAnyRefusal({ outcome, requireRefusal }: Attempt, mayClose: boolean): boolean {
  const isAnswer = requireRefusal !== undefined && !unanswered.includes(outcome);
  return outcome !== 'ok' && (mayClose || isAnswer);
}
