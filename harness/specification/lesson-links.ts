import type { Explanation } from './explanation';
import { depthIn, isOfLesson } from './lesson';

/** Returns the requirements that test in depth what a Rule of the lesson shows; none for any other requirement. */
export function inDepthOf(
  { rules }: Explanation,
  explanations: readonly Explanation[],
): Explanation[] {
  const depth = rules.flatMap(({ description }) => depthIn(description));
  return explanations.filter(({ requirement }) => depth.includes(requirement.id));
}

/** Returns the Rules of the lesson that name a requirement after "In depth". */
export function inLessonOf(
  { requirement: { id } }: Explanation,
  explanations: readonly Explanation[],
): Explanation[] {
  return explanations.filter(
    ({ requirement, rules }) =>
      isOfLesson(requirement) && rules.some(({ description }) => depthIn(description).includes(id)),
  );
}
