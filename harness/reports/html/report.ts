import type { Explanation } from '../../specification/explanation';
import type { Evidence } from '../../verdict/evidence';
import type { Verdict } from '../../verdict/schema';
import type { Rerun } from '../failures';

/** What the page is made of. */
export interface Report {
  readonly verdict: Verdict;
  /** Of every requirement of the set, in its order. */
  readonly explanations: readonly Explanation[];
  readonly evidence: readonly Evidence[];
  readonly rerun: Rerun;
}
