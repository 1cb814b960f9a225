/** How often something came in a window of time with messages, and in one of the same length without. */
export interface WindowPair {
  readonly withMessages: number;
  readonly without: number;
}

/**
 * Returns the probability that the windows with messages would be ahead by this much or more if the messages made no
 * difference: then each pair might as well have come out the other way around. It is exact, whatever else a server sends.
 * Source: R. A. Fisher, The Design of Experiments, section 21 (the randomization test for pairs).
 */
export function chanceOf(pairs: readonly WindowPair[]): number {
  const differences = pairs.map(({ withMessages, without }) => withMessages - without);
  let sums = new Map<number, number>([[0, 1]]);
  for (const difference of differences) {
    const next = new Map<number, number>();
    for (const [sum, chance] of sums)
      for (const one of [sum + difference, sum - difference])
        next.set(one, (next.get(one) ?? 0) + chance / 2);
    sums = next;
  }
  const observed = differences.reduce((sum, one) => sum + one, 0);
  return [...sums].reduce((total, [sum, chance]) => (sum >= observed ? total + chance : total), 0);
}

/** What pairs of windows say about an event: that messages cause it, that nothing suggests so, or nothing yet. */
export type Finding = 'caused' | 'not-caused' | 'open';

/** Fewest pairs before an event is set aside, and before it is blamed on messages. */
const fewest = { toSetAside: 5, toBlame: 14 };

/**
 * Chance above which an event is set aside, and below which it is blamed on messages. A run judges each event of a server
 * in ten scenarios of each lane, so that an innocent one has thirty occasions to be blamed.
 */
const chances = { toSetAside: 0.2, toBlame: 1 / 16_000 };

/** How much more often an event has to come with messages: windows are never of quite the same length. */
const leastRatio = 1.5;

/** Judges an event by how often it came in pairs of windows, whose order was random. */
export function judge(pairs: readonly WindowPair[]): Finding {
  const chance = chanceOf(pairs);
  const total = (of: keyof WindowPair): number => pairs.reduce((sum, one) => sum + one[of], 0);
  const isClear = total('withMessages') >= leastRatio * total('without');
  if (pairs.length >= fewest.toBlame && chance <= chances.toBlame && isClear) return 'caused';
  if (pairs.length >= fewest.toSetAside && (chance >= chances.toSetAside || !isClear))
    return 'not-caused';
  return 'open';
}
