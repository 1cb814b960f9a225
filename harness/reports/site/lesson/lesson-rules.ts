import type { Explanation } from '../../../specification/explanation';
import { isOfLesson } from '../../../specification/lesson';
import type { Feature, Rule } from '../../../specification/specification';
import { inReadingOrder, type Site } from '../site';

/** A Rule of the lesson with everything that is known of it. */
export interface RuledExplanation {
  readonly explanation: Explanation;
  readonly rule: Rule;
}

/** A feature of the lesson with its Rules, in their order. */
export interface Chapter {
  readonly feature: Feature;
  readonly rules: readonly RuledExplanation[];
}

/** Returns the features of the lesson in reading order: the steps, the myths, the pitfalls and so on. */
export function chaptersOf(site: Site): Chapter[] {
  const all = site.explanations.filter(({ requirement }) => isOfLesson(requirement));
  return inReadingOrder(site).flatMap((feature) => {
    const rules = all.flatMap((explanation) => {
      const rule = explanation.rules.find(({ place }) => place.startsWith(`${feature.file}:`));
      return rule ? [{ explanation, rule }] : [];
    });
    return rules.length === 0 ? [] : [{ feature, rules: inOrder(rules) }];
  });
}

function inOrder(rules: readonly RuledExplanation[]): RuledExplanation[] {
  return [...rules].sort((one, other) => one.rule.firstLine - other.rule.firstLine);
}
