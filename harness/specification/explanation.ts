import type { Mutant } from './mutants';
import type { Requirement } from './requirements';
import type { Rule, Scenario, Specification } from './specification';

/** All that is known of a requirement before anything has run. */
export interface Explanation {
  readonly requirement: Requirement;
  /** Where the features state it; none if no scenario can check it. */
  readonly rules: readonly Rule[];
  readonly scenarios: readonly Scenario[];
  /** Why it matters, in the words of its features. */
  readonly why: readonly string[];
  /** The broken servers that it must catch. */
  readonly faults: readonly Mutant[];
}

/** Gathers what features, requirement set and faults say of a requirement. */
export function explanationOf(
  requirement: Requirement,
  { rules, scenarios }: Specification,
  faults: readonly Mutant[],
): Explanation {
  const { id } = requirement;
  const own = rules.filter((rule) => rule.requirement === id);
  return {
    requirement,
    rules: own,
    scenarios: scenarios.filter(({ requirements }) => requirements.includes(id)),
    why: [...new Set(own.map(({ about }) => about))],
    faults: faults.filter(({ breaks }) => breaks.includes(id)),
  };
}
