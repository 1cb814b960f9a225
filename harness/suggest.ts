import { distance } from 'fastest-levenshtein';

/** Longer lists help nobody. */
const most = 5;

/**
 * Known names that a mistyped name may stand for, best first, at most five: those that differ only in case, else those
 * that begin with it or that it begins with, else the nearest by spelling. Empty if none is similar.
 */
export function suggest(name: string, known: readonly string[]): string[] {
  const typed = name.toLowerCase();
  if (typed === '') return [];
  const found = [sameBut, longer, shorter, nearest].map((find) => find(typed, known));
  return (found.find((names) => names.length > 0) ?? []).slice(0, most);
}

/** End of an error message about an unknown name, `; did you mean A, B?`, or an empty text. */
export function didYouMean(name: string, known: readonly string[]): string {
  const names = suggest(name, known);
  return names.length === 0 ? '' : `; did you mean ${names.join(', ')}?`;
}

function sameBut(typed: string, known: readonly string[]): string[] {
  return known.filter((one) => one.toLowerCase() === typed);
}

/** Names that begin with what was typed. */
function longer(typed: string, known: readonly string[]): string[] {
  return known.filter((one) => one.toLowerCase().startsWith(typed));
}

/** Names that what was typed begins with. */
function shorter(typed: string, known: readonly string[]): string[] {
  return known.filter((one) => one.length > 2 && typed.startsWith(one.toLowerCase()));
}

/** One letter in three may be wrong; two letters that changed places count as one. */
function nearest(typed: string, known: readonly string[]): string[] {
  const limit = Math.max(1, Math.floor(typed.length / 3));
  const rated = known.map((one) => ({ one, off: mistakesIn(typed, one.toLowerCase()) }));
  const least = Math.min(limit, ...rated.map(({ off }) => off));
  return rated.filter(({ off }) => off === least).map(({ one }) => one);
}

function mistakesIn(typed: string, name: string): number {
  return swapsOf(typed).includes(name) ? 1 : distance(typed, name);
}

function swapsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, index) => {
    const [first = '', second = ''] = text.slice(index, index + 2);
    return `${text.slice(0, index)}${second}${first}${text.slice(index + 2)}`;
  });
}
