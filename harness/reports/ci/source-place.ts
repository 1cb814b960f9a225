import type { Explanation } from '../../specification/explanation';
import type { RequirementVerdict } from '../../verdict/schema';
import { areaOf } from '../area';

/** Where a scenario stands. */
export interface Place {
  /** `features/03-telling/01-one-room.feature`. */
  readonly file: string;
  /** Of its title; undefined if the features that were read do not have it. */
  readonly line?: string;
  /** `telling`. */
  readonly area: string;
  /** The title of its feature. */
  readonly feature: string;
}

/** Finds a scenario of a requirement by its title. */
export function placeOf(
  { id, feature = 'no feature' }: RequirementVerdict,
  scenario: string,
  explanations: readonly Explanation[],
): Place {
  const explanation = explanations.find(({ requirement }) => requirement.id === id);
  const found = explanation?.scenarios.find(({ name }) => name === scenario);
  const [file = '', line] = (found?.place ?? feature).split(':');
  return { file, ...(line && { line }), area: areaOf(file), feature: titleOf(file, explanation) };
}

function titleOf(file: string, explanation: Explanation | undefined): string {
  const rule = explanation?.rules.find(({ place }) => place.startsWith(`${file}:`));
  return rule?.feature ?? file;
}
