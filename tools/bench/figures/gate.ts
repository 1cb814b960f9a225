import type { Curve, Ratio, Result } from './result';

/** How many times a recorded ratio a measured one may be. */
const tolerance = 1.2;

/** What one attempt has measured. */
export type Figures = Pick<Result, 'ratios' | 'curves'>;

/** Something that the gate does not accept. */
export interface Problem {
  /** Name of the ratio or of the curve. */
  readonly name: string;
  readonly message: string;
}

/**
 * Compares measured ratios with recorded ones. Returns a problem for each that is beyond 1.2 times the recorded ratio, for
 * each that only one side has, and for each curve that is no line. A ratio that has become smaller is none.
 */
export function problemsOf(recorded: Pick<Figures, 'ratios'>, measured: Figures): Problem[] {
  const known = new Map(recorded.ratios.map(({ name, ratio }) => [name, ratio]));
  const missing = [...known.keys()].filter(
    (name) => !measured.ratios.some((one) => one.name === name),
  );
  return [
    ...measured.ratios.flatMap((one) => problemOf(one, known.get(one.name))),
    ...missing.map((name) => problem(name, 'recorded, but no longer measured')),
    ...measured.curves.filter(({ isLine }) => !isLine).map(bent),
  ];
}

function problemOf({ name, ratio }: Ratio, recorded: number | undefined): Problem[] {
  if (recorded === undefined) return [problem(name, 'measured, but not recorded')];
  const limit = recorded * tolerance;
  if (ratio <= limit) return [];
  const [shown, before, most] = [ratio, recorded, limit].map((one) => one.toFixed(2));
  return [
    problem(
      name,
      `${shown ?? ''} times the bare loop; recorded ${before ?? ''}, limit ${most ?? ''}`,
    ),
  ];
}

function bent({ name, bend, limit }: Curve): Problem {
  return problem(
    name,
    `not a line: the ratio at the largest size is ${bend.toFixed(2)} times that at the second size, limit ${limit.toFixed(2)}`,
  );
}

function problem(name: string, what: string): Problem {
  return { name, message: `${name}: ${what}` };
}

/** Returns the lower of two measurements of each ratio and curve: other programs on a busy machine only add to a cost. */
export function lowerOf(first: Figures, second: Figures): Figures {
  return {
    ratios: first.ratios.map((one) => lower(one, second.ratios, ({ ratio }) => ratio)),
    curves: first.curves.map((one) => lower(one, second.curves, ({ bend }) => bend)),
  };
}

function lower<T extends { readonly name: string }>(
  one: T,
  others: readonly T[],
  of: (one: T) => number,
): T {
  const other = others.find(({ name }) => name === one.name);
  return other && of(other) < of(one) ? other : one;
}
