import { root } from '../package-root';
import type { RequirementSet } from '../specification/requirements';
import { featureFiles } from '../specification/feature-files';
import { idInSet, taggedIds } from '../specification/sets/earlier-set';
import { readSpecification, type Scenario } from '../specification/specification';
import { didYouMean, suggest } from '../suggest';
import { type ListedDeviation } from '../target-file/deviation-schema';
import { TargetFileError } from '../target-file/target-file';
import { undeviating } from '../verdict/deviation-draft';
import { filesWith } from './lanes/files-with';

/** Throws TargetFileError for deviations from an unknown requirement, or from one that cannot be deviated from. */
export function checkRequirements(
  deviations: readonly ListedDeviation[],
  ids: readonly string[],
): void {
  const mistakes = deviations.flatMap(({ requirement, at }) => {
    if (requirement === undeviating) {
      return [
        `${at}: ${undeviating} cannot have a deviation, because it explores at random; list the requirement that it found broken`,
      ];
    }
    if (ids.includes(requirement)) return [];
    return [`${at}: unknown requirement ${requirement}${didYouMean(requirement, ids)}`];
  });
  refuse(mistakes);
}

/**
 * Returns deviations as a set judges them: one from a requirement that was split off later covers its scenarios alone, and
 * one from a requirement that the set lacks is left out. Throws TargetFileError for scenarios that do not belong to the
 * requirement. Reads the features only if a deviation names scenarios or a later requirement; `own` are the scenarios of a
 * team's own features.
 */
export async function deviationsInSet(
  set: RequirementSet,
  deviations: readonly ListedDeviation[],
  own: readonly Scenario[] = [],
): Promise<readonly ListedDeviation[]> {
  const isPlain = ({ requirement, scenarios }: ListedDeviation): boolean =>
    scenarios === undefined && !set.later?.has(requirement);
  if (deviations.every(isPlain)) return deviations;
  const ids = taggedIds(
    set,
    deviations.map(({ requirement }) => requirement),
  );
  const files = filesWith([ids.map((id) => `@${id}`)], featureFiles());
  const all = [...(await readSpecification(root, files)).scenarios, ...own];
  const titlesOf = (wanted: string): string[] => {
    const isOwn = (id: string): boolean => id === wanted || idInSet(set, id) === wanted;
    return all.filter(({ requirements }) => requirements.some(isOwn)).map(({ name }) => name);
  };
  refuse(deviations.flatMap((one) => unknownScenarios(one, titlesOf(one.requirement))));
  return deviations.flatMap((one) => {
    if (!set.later?.has(one.requirement)) return [one];
    const requirement = set.later.get(one.requirement);
    if (requirement === undefined) return [];
    return [{ ...one, requirement, scenarios: one.scenarios ?? titlesOf(one.requirement) }];
  });
}

function unknownScenarios(
  { requirement, scenarios = [], at }: ListedDeviation,
  titles: readonly string[],
): string[] {
  const unknown = scenarios.filter((title) => !titles.includes(title));
  return unknown.map((title) => {
    const [near] = suggest(title, titles);
    const hint = near === undefined ? '' : `; did you mean "${near}"?`;
    return `${at}: ${requirement} has no scenario "${title}"${hint}`;
  });
}

function refuse(mistakes: readonly string[]): void {
  if (mistakes.length > 0) throw new TargetFileError(mistakes.join('\n'));
}
