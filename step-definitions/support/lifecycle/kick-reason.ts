import type { Participant } from '../participants/participant';

/** Reason of every kick whose reason does not matter. */
export const usualReason = 'against the rules';

/** Source of a regular expression for the reason of a kick, which may be left out. */
export const reasonPattern = ' for the reason "[^"]*"';

/** Returns the reason in the words for a kick: the one that they give, or the usual one. */
export function reasonIn(text: string): string {
  return / for the reason "([^"]*)"$/.exec(text)?.[1] ?? usualReason;
}

/** For a reason that matters: throws NotApplicableError if the target has a kick of its own, which may require another. */
export function requireReason(
  { driver }: Participant,
  operation: 'kick' | 'kickAll',
  reason: string,
): void {
  if (reason !== usualReason) driver.requireContractNames(operation);
}
