/** Characters of a form that give it away, where a text was cut behind them. */
const beginning = 64;

/** What follows half a form, where a text was cut. */
const cutMarks = ['…', '...'];

/** Forms with the same first characters. */
interface Bucket {
  /** In alphabetical order: the form that has most in common with a text stands beside it. */
  readonly sorted: string[];
  readonly byLength: Map<number, Set<string>>;
}

/** Finds any number of texts in a longer one at once: a run may have thousands of secrets, and every line of a log is cleared. */
export class FormIndex {
  private readonly buckets = new Map<string, Bucket>();

  /** No form may be shorter than `shortest` characters. */
  constructor(private readonly shortest: number) {}

  add(form: string): void {
    const start = form.slice(0, this.shortest);
    const bucket: Bucket = this.buckets.get(start) ?? { sorted: [], byLength: new Map() };
    this.buckets.set(start, bucket);
    const { sorted, byLength } = bucket;
    const sameLength = byLength.get(form.length) ?? new Set<string>();
    if (sameLength.has(form)) return;
    byLength.set(form.length, sameLength.add(form));
    sorted.splice(placeIn(sorted, form), 0, form);
  }

  /** Returns a text with all forms replaced, also those that are cut: at the end of the text, or before an ellipsis. */
  replaceIn(text: string, by: string): string {
    if (this.buckets.size === 0) return text;
    const parts: string[] = [];
    let kept = 0;
    for (let place = 0; place <= text.length - this.shortest; place += 1) {
      const bucket = this.buckets.get(text.slice(place, place + this.shortest));
      const length = bucket
        ? Math.max(wholeLength(text, place, bucket), cutLength(text, place, bucket))
        : 0;
      if (length === 0) continue;
      parts.push(text.slice(kept, place), by);
      kept = place + length;
      place = kept - 1;
    }
    return parts.join('') + text.slice(kept);
  }
}

/** Returns the length of the longest form at a place of a text; 0 if there is none. */
function wholeLength(text: string, place: number, { byLength }: Bucket): number {
  const lengths = [...byLength].map(([length, forms]) =>
    forms.has(text.slice(place, place + length)) ? length : 0,
  );
  return Math.max(0, ...lengths);
}

/** Returns the length of the beginning of a form at a place of a text, if it is cut there; otherwise 0. */
function cutLength(text: string, place: number, { sorted, byLength }: Bucket): number {
  const rest = text.slice(place, place + Math.max(...byLength.keys()));
  const next = placeIn(sorted, rest);
  const length = Math.max(
    ...[sorted[next - 1], sorted[next]].map((form = '') => commonLength(form, rest)),
  );
  const end = place + length;
  const isCut = end === text.length || cutMarks.some((mark) => text.startsWith(mark, end));
  return isCut || length >= beginning ? length : 0;
}

function commonLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

/** Returns the place of the first text that is not before another one. */
function placeIn(sorted: readonly string[], text: string): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? '') < text) from = middle + 1;
    else to = middle;
  }
  return from;
}
