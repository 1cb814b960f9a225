import type { DelaySample } from './sample-delay';

/** A mean above this part of a deadline means that what takes 100 ms on an idle machine takes seconds, if it is one of 5 s. */
const highMean = 1 / 125;
/** One delay above this part of a deadline can alone exceed it. */
const highDelay = 1 / 5;

/** Span of the monotonic clock, in milliseconds. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** Samples of one process, for questions about a span of time. */
export class Delays {
  private readonly samples: DelaySample[] = [];

  /** Adds the sample that ended last. */
  add(sample: DelaySample): void {
    this.samples.push(sample);
  }

  /** End of the last sample on the monotonic clock, in milliseconds; -Infinity if there is none. */
  get end(): number {
    return this.samples.at(-1)?.at ?? -Infinity;
  }

  /** Returns how late the process was in a span of the monotonic clock, in milliseconds. */
  within(from: number, to: number): { readonly mean: number; readonly longest: number } {
    const inside = this.samples.filter(({ at, late }) => at >= from && at - late <= to);
    const sum = inside.reduce((total, { late }) => total + late, 0);
    const longest = inside.reduce((most, { late }) => Math.max(most, late), 0);
    return { mean: inside.length === 0 ? 0 : sum / inside.length, longest };
  }

  /** Returns a human-readable text on how late the process was in a span, or undefined if it could keep a deadline of `ms` milliseconds. */
  lateness({ from, to }: Span, ms: number): string | undefined {
    const { mean, longest } = this.within(from, to);
    if (mean < highMean * ms && longest < highDelay * ms) return undefined;
    return `${Math.round(mean)} ms on average, ${Math.round(longest)} ms at most`;
  }
}
