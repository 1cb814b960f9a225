import type { Requirement } from './requirements';
import { requirementIn, type Scenario, type Specification } from './specification';

/** What the features are compared with. */
export interface Frozen {
  readonly requirements: readonly Requirement[];
  /** Place of a requirement in the set, as file:line. */
  readonly placeOf: (id: string) => string;
  /** Numbers of the contract's clauses. */
  readonly clauses: readonly string[];
  /** Tags in the table of features/README.md. Requirement ids need no row there. */
  readonly documentedTags: readonly string[];
}

/** Lists where features, requirement set and contract disagree, a line each: `file:line: what is wrong`. */
export function driftOf(specification: Specification, frozen: Frozen): string[] {
  return [
    ...unboundScenarios(specification, frozen),
    ...uncheckedRequirements(specification, frozen),
    ...changedTitles(specification, frozen),
    ...unknownClauses(frozen),
    ...scatteredRules(specification),
    ...sameNumbers(specification),
    ...sameTitles(specification),
    ...undocumentedTags(specification, frozen),
    ...withoutOutcome(specification),
  ];
}

function unboundScenarios({ scenarios }: Specification, { requirements }: Frozen): string[] {
  return scenarios
    .filter(({ tags }) => !tags.includes('@control'))
    .flatMap((scenario) => {
      const wrong = wrongBinding(scenario, requirements);
      return wrong === undefined ? [] : [`${scenario.place}: "${scenario.name}" ${wrong}`];
    });
}

function wrongBinding(scenario: Scenario, set: readonly Requirement[]): string | undefined {
  const { requirements: ids, tags } = scenario;
  if (ids.length === 0) return 'is tagged with no requirement';
  if (ids.length > 1) return `is tagged with ${ids.join(' and ')}, expected one requirement`;
  const requirement = set.find(({ id }) => id === ids[0]);
  if (!requirement) return `is tagged with ${ids.join()}, which is not in the set`;
  const levels = tags.filter((tag) => /^@(must|should|may)$/.test(tag)).join(' ');
  const { id, level } = requirement;
  const expected = level === undefined ? '' : `@${level.toLowerCase()}`;
  return levels === expected
    ? undefined
    : `has the level ${levels || 'none'}, ${id} has ${expected || 'none'}`;
}

function uncheckedRequirements({ scenarios }: Specification, frozen: Frozen): string[] {
  const checked = new Set(scenarios.flatMap(({ requirements }) => requirements));
  return frozen.requirements.flatMap(({ id, excluded }) => {
    if (checked.has(id) === (excluded === undefined)) return [];
    const what =
      excluded === undefined
        ? 'has no scenario and no `excluded`'
        : 'is excluded, but has scenarios';
    return [`${frozen.placeOf(id)}: ${id} ${what}`];
  });
}

function changedTitles({ rules }: Specification, { requirements }: Frozen): string[] {
  return rules.flatMap(({ requirement, sentence, place }) => {
    const frozen = requirements.find(({ id }) => id === requirement);
    if (!frozen || frozen.title === sentence) return [];
    return [`${place}: the Rule of ${frozen.id} is "${sentence}", frozen as "${frozen.title}"`];
  });
}

function unknownClauses({ requirements, clauses, placeOf }: Frozen): string[] {
  return requirements.flatMap(({ id, clause = [] }) =>
    clause
      .filter((number) => !clauses.includes(number))
      .map((number) => `${placeOf(id)}: ${id} names clause ${number}, which the contract lacks`),
  );
}

function scatteredRules({ rules }: Specification): string[] {
  return rules.flatMap(({ requirement, place }, index) => {
    const first = rules.findIndex((rule) => rule.requirement === requirement);
    if (requirement === undefined || first === index) return [];
    return [`${place}: the Rule of ${requirement} also stands at ${rules[first]?.place ?? ''}`];
  });
}

/** The number at the beginning of a feature's file gives the reading order of its folder. */
function sameNumbers({ features }: Specification): string[] {
  const seen = new Map<string, string>();
  return features.flatMap(({ file }) => {
    const number = /^.*\/\d+/.exec(file)?.[0];
    if (number === undefined) return [];
    const other = seen.get(number);
    seen.set(number, file);
    return other === undefined ? [] : [`${file}: ${other} has the same number`];
  });
}

function sameTitles({ scenarios }: Specification): string[] {
  const first = new Map<string, string>();
  return scenarios.flatMap(({ name, place }) => {
    const other = first.get(name);
    if (other !== undefined) return [`${place}: "${name}" is also the title of ${other}`];
    first.set(name, place);
    return [];
  });
}

function undocumentedTags({ scenarios }: Specification, { documentedTags }: Frozen): string[] {
  const seen = new Set<string>();
  return scenarios.flatMap(({ place, tags }) =>
    tags
      .filter((tag) => requirementIn(tag) === undefined)
      .filter((tag) => !documentedTags.includes(tag) && !seen.has(tag))
      .map((tag) => {
        seen.add(tag);
        return `${place}: the tag ${tag} is not in the table of features/README.md`;
      }),
  );
}

function withoutOutcome({ scenarios }: Specification): string[] {
  return scenarios
    .filter(({ hasOutcome }) => !hasOutcome)
    .map(({ name, place }) => `${place}: "${name}" has no Then: it asserts nothing`);
}
