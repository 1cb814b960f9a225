import type { Explanation } from '../../../specification/explanation';
import { inDepthOf, inLessonOf } from '../../../specification/lesson-links';
import { address, html, type Html } from '../html';
import { inline } from '../markdown/inline';
import type { Fact } from '../requirement/stated';

/**
 * Returns the facts that lead from a Rule of the lesson to the requirements in depth, and from those back. `shown` are the
 * requirements that can be linked to.
 */
export function lessonFacts(
  explanation: Explanation,
  shown: readonly Explanation[],
  toHref: (explanation: Explanation) => string,
): Fact[] {
  const links = (explanations: readonly Explanation[]): Html[] =>
    explanations.map((one) => {
      const { id, title } = one.requirement;
      return html`<a href="${address(toHref(one))}">${id}</a>: ${inline(title)}`;
    });
  return [
    { name: 'In depth', values: links(inDepthOf(explanation, shown)) },
    { name: 'In the lesson', values: links(inLessonOf(explanation, shown)) },
  ];
}
