/** Random choices that a text determines: the same text gives the same choices. */
export class Random {
  private state: number;

  constructor(text: string) {
    this.state = digestOf(text);
  }

  /** Returns a whole number from 0 to below `limit`. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  /** Returns one of several. Throws RangeError if there are none. */
  pick<T>(values: readonly T[]): T {
    if (values.length === 0) throw new RangeError('expected something to pick from');
    return values[this.below(values.length)] as T;
  }

  /** Returns the same values in another order. */
  shuffle<T>(values: readonly T[]): T[] {
    const left = [...values];
    return values.map(() => left.splice(this.below(left.length), 1)[0] as T);
  }

  /** Returns `count` characters of an alphabet. */
  text(alphabet: string, count: number): string {
    return Array.from({ length: count }, () => alphabet.charAt(this.below(alphabet.length))).join(
      '',
    );
  }

  /** Mulberry32, a small generator whose numbers pass the usual tests. Source: T. Ettinger, 2017. */
  private next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}

/** FNV-1a. */
function digestOf(text: string): number {
  let digest = 0x811c9dc5;
  for (const character of text)
    digest = Math.imul(digest ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return digest | 0;
}
