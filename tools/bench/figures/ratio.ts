import { median } from './median';
import type { Ratio } from './result';

/** What one round has measured of the suite and, near it in time, of the bare loop. */
export interface Pair {
  readonly measured: number;
  readonly bare: number;
}

/** Returns the median of the ratios of the rounds: the suite and the bare loop of one round ran under the same load. */
export function medianRatio(
  { name, unit }: Pick<Ratio, 'name' | 'unit'>,
  pairs: readonly Pair[],
): Ratio {
  return {
    name,
    unit,
    measured: median(pairs.map(({ measured }) => measured)),
    bare: median(pairs.map(({ bare }) => bare)),
    ratio: median(pairs.map(({ measured, bare }) => measured / bare)),
  };
}
