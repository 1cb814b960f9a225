import type { Change, Requirement } from '../requirements';

/** Returns a line for each set that added or changed a requirement, the first one first; none for a Rule of the lesson. */
export function historyOf({ since, splitFrom, changes = [] }: Requirement): string[] {
  if (since === undefined) return [];
  const origin = splitFrom === undefined ? '' : `, split from ${splitFrom}`;
  const sets = [...new Set(changes.map(({ set }) => set))];
  return [
    `since ${since}${origin}`,
    ...sets.map(
      (set) => `changed in ${set}: ${described(changes.filter((one) => one.set === set))}`,
    ),
  ];
}

/** All changes of one set have one reason. */
function described(changes: readonly Change[]): string {
  const parts = changes.map(({ field, from, to }) => `${field} was ${from || 'absent'}, is ${to}`);
  return `${parts.join('; ')} (${changes[0]?.reason ?? ''})`;
}
