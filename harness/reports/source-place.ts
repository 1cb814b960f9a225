import type { Explanation } from '../specification/explanation';
import type { RequirementVerdict } from '../verdict/schema';
import { areaOf } from './area';

/** Location of a scenario in the features. */
export interface SourcePlace {
  /** `features/03-messages/01-one-room.feature`. */
  readonly file: string;
  /** Line of its title; undefined if the features do not contain it. */
  readonly line?: string;
  /** `messages`. */
  readonly area: string;
  /** Title of its feature. */
  readonly feature: string;
}

/** Finds a scenario of a requirement by its title. */
export function sourcePlaceOf(
  { id, feature = 'no feature' }: RequirementVerdict,
  scenario: string,
  explanations: readonly Explanation[],
): SourcePlace {
  const explanation = explanations.find(({ requirement }) => requirement.id === id);
  const found = explanation?.scenarios.find(({ name }) => name === scenario);
  const [file = '', line] = (found?.place ?? feature).split(':');
  return { file, ...(line && { line }), area: areaOf(file), feature: titleOf(file, explanation) };
}

function titleOf(file: string, explanation: Explanation | undefined): string {
  const rule = explanation?.rules.find(({ place }) => place.startsWith(`${file}:`));
  return rule?.feature ?? file;
}
