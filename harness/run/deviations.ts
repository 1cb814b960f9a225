import { root } from '../package-root';
import { readSpecification } from '../specification/specification';
import { didYouMean, suggest } from '../suggest';
import { type ListedDeviation } from '../target-file/deviation-schema';
import { TargetFileError } from '../target-file/target-file';
import { undeviating } from '../verdict/deviation-draft';

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

/** Throws TargetFileError for scenarios that do not belong to the requirement. Reads the features only if a deviation names scenarios. */
export async function checkScenarios(deviations: readonly ListedDeviation[]): Promise<void> {
  if (deviations.every(({ scenarios }) => scenarios === undefined)) return;
  const specification = await readSpecification(root);
  const mistakes = deviations.flatMap(({ requirement, scenarios = [], at }) => {
    const own = specification.scenarios.filter(({ requirements }) =>
      requirements.includes(requirement),
    );
    const titles = own.map(({ name }) => name);
    const unknown = scenarios.filter((title) => !titles.includes(title));
    return unknown.map((title) => {
      const [near] = suggest(title, titles);
      const hint = near === undefined ? '' : `; did you mean "${near}"?`;
      return `${at}: ${requirement} has no scenario "${title}"${hint}`;
    });
  });
  refuse(mistakes);
}

function refuse(mistakes: readonly string[]): void {
  if (mistakes.length > 0) throw new TargetFileError(mistakes.join('\n'));
}
