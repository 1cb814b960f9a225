import type { Envelope } from '@cucumber/messages';
import type { Mutant } from '../mutants';
import type { Requirement, RequirementSet } from '../requirements';
import { requirementIn, type Specification } from '../specification';

/** Returns an earlier set as the features of the latest one see it: with the ids that it does not have. */
export function earlierSet(
  earlier: RequirementSet,
  latest: readonly Requirement[],
): RequirementSet {
  const own = new Set(earlier.requirements.map(({ id }) => id));
  const originOf = (id: string | undefined): string | undefined => {
    if (id === undefined || own.has(id)) return id;
    return originOf(latest.find((one) => one.id === id)?.splitFrom);
  };
  const later = latest
    .filter(({ id }) => !own.has(id))
    .map(({ id }) => [id, originOf(id)] as const);
  return { ...earlier, later: new Map(later) };
}

/** Returns the id under which a set judges a requirement: its own, or that of the requirement that it was split from. */
export function idInSet({ later }: RequirementSet, id: string): string {
  return later?.get(id) ?? id;
}

/** Returns the ids with which the features tag the scenarios of some requirements of a set. */
export function taggedIds({ later }: RequirementSet, ids: readonly string[]): string[] {
  const parts = [...(later ?? [])].filter(([, origin]) => origin && ids.includes(origin));
  return [...ids, ...parts.map(([id]) => id)];
}

/** Returns the ids of requirements that are no part of a set in any form: their scenarios do not run. */
export function idsBeyond({ later }: RequirementSet): string[] {
  return [...(later ?? [])].filter(([, origin]) => origin === undefined).map(([id]) => id);
}

/** Returns a message of Cucumber in which each tag names the requirement of the set. */
export function envelopeInSet(set: RequirementSet, envelope: Envelope): Envelope {
  if (!set.later || !(envelope.pickle || envelope.gherkinDocument)) return envelope;
  const copy = structuredClone(envelope);
  for (const tag of tagsIn(copy)) {
    const id = requirementIn(tag.name);
    if (id !== undefined) tag.name = `@${idInSet(set, id)}`;
  }
  return copy;
}

/** Tags of a scenario, or of the Rules of a feature. */
function tagsIn({ pickle, gherkinDocument }: Envelope): { name: string }[] {
  const rules = gherkinDocument?.feature?.children.map(({ rule }) => rule) ?? [];
  return [...(pickle?.tags ?? []), ...rules.flatMap((rule) => rule?.tags ?? [])];
}

/** Returns the mutants that break a requirement of the set, and those that break none because they never start. */
export function mutantsInSet(set: RequirementSet, mutants: readonly Mutant[]): readonly Mutant[] {
  const beyond = idsBeyond(set);
  return mutants
    .map((one) => {
      const breaks = one.breaks.filter((id) => !beyond.includes(id)).map((id) => idInSet(set, id));
      return { ...one, breaks: [...new Set(breaks)] };
    })
    .filter(({ breaks }, index) => breaks.length > 0 || mutants[index]?.breaks.length === 0);
}

/** Returns the features with the ids of the set. */
export function specificationInSet(set: RequirementSet, read: Specification): Specification {
  const rules = read.rules.map(({ requirement, ...rule }) => {
    return { ...rule, requirement: requirement && idInSet(set, requirement) };
  });
  const scenarios = read.scenarios.map(({ requirements, ...scenario }) => {
    return { ...scenario, requirements: requirements.map((id) => idInSet(set, id)) };
  });
  return { ...read, rules, scenarios };
}
