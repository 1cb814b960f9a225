import type { Envelope } from '@cucumber/messages';
import { root } from '../package-root';
import { clauseLink } from './contract';
import { allMutants, type Mutant } from './mutants';
import type { Requirement, RequirementSet } from './requirements';
import { mutantsInSet } from './sets/earlier-set';
import { specificationIn, type Rule, type Scenario, type Specification } from './specification';

/** A contract clause that a requirement tests. */
export interface ClauseReference {
  /** `7.2`. */
  readonly number: string;
  /** From this package's own folder: `docs/contract.md#c7-2`. */
  readonly link: string;
}

/** All that is known of a requirement before anything has run. */
export interface Explanation {
  readonly requirement: Requirement;
  /** Contract clauses that it tests; none if only its public source states it. */
  readonly clauses: readonly ClauseReference[];
  /** Where the features state it; none if no scenario can check it. */
  readonly rules: readonly Rule[];
  readonly scenarios: readonly Scenario[];
  /** Deliberately broken servers that the suite must fail for it. */
  readonly mutants: readonly Mutant[];
}

/** Gathers what features, contract, requirement set and mutants say about a requirement. */
export function explanationOf(
  requirement: Requirement,
  { rules, scenarios }: Specification,
  mutants: readonly Mutant[],
): Explanation {
  const { id, clause = [] } = requirement;
  return {
    requirement,
    clauses: clause.map((number) => ({ number, link: clauseLink(number) })),
    rules: rules.filter((rule) => rule.requirement === id),
    scenarios: scenarios.filter(({ requirements }) => requirements.includes(id)),
    mutants: mutants.filter(({ breaks }) => breaks.includes(id)),
  };
}

/** Explains the requirements of a set by the features in Cucumber's messages about one part of a lane. */
export function explanationsIn(
  set: RequirementSet,
  envelopes: readonly Envelope[],
): readonly Explanation[] {
  const specification = specificationIn(envelopes);
  const mutants = mutantsInSet(set, allMutants(root));
  return set.requirements.map((one) => explanationOf(one, specification, mutants));
}
