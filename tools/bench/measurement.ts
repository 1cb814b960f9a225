import type { Curve, Ratio } from './figures/result';

/** A group of ratios that are measured together, and again together. */
export interface Measurement {
  readonly name: string;
  /** Throws if what is measured fails, or the reason of the signal at the next occasion. */
  run(bench: Bench): Promise<Measured>;
}

/** What all measurements share. */
export interface Bench {
  readonly signal: AbortSignal;
  /** Prints a text for the reader of the results. */
  readonly print: (text: string) => void;
}

export interface Measured {
  readonly ratios: readonly Ratio[];
  readonly curve?: Curve;
}
