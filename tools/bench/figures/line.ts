import type { Curve, Ratio } from './result';

/** A cost that is a line has equal ratios at all sizes, apart from noise. Quadratic growth would be many times this. */
const limit = 1.5;

/**
 * Judges whether a cost grows like that of the bare loop: the ratio at the largest size is at most 1.5 times that at the
 * second size. The smallest size is left out, because caches and compiled code are not yet warm. Throws for fewer than
 * three sizes.
 */
export function curveOf(name: string, points: readonly Ratio[]): Curve {
  const [, second, ...others] = points;
  const last = others.at(-1);
  if (!second || !last) throw new Error(`${name}: a curve needs three sizes or more`);
  const bend = last.ratio / second.ratio;
  return { name, bend, limit, isLine: bend <= limit };
}
