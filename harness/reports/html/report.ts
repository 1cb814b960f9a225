import type { Explanation } from '../../specification/explanation';
import type { Evidence } from '../../verdict/evidence';
import type { Verdict } from '../../verdict/schema';
import type { Rerun } from '../failures';

/** Everything that a report on a run shows. */
export interface Report {
  readonly verdict: Verdict;
  /** One for each requirement of the set, in its order. */
  readonly explanations: readonly Explanation[];
  readonly evidence: readonly Evidence[];
  readonly rerun: Rerun;
}
