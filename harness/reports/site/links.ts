import type { Explanation } from '../../specification/explanation';
import type { Scenario } from '../../specification/specification';
import { anchorOf } from '../html/gherkin';

/** The pages that are not of a feature. */
export const pages = {
  index: 'index.html',
  requirements: 'requirements.html',
  claims: 'claims.html',
} as const;

/** What leads from every page to what is not of one feature. */
export const signposts: readonly (readonly [words: string, href: string])[] = [
  ['Reading order', pages.index],
  ['How to read it', `${pages.index}#reading`],
  ['Requirements', pages.requirements],
  ['Claims', pages.claims],
];

/** The page of the feature that something stands in: `01-namespaces-03-names.html`. */
export function featureHref(place: string): string {
  const [file = ''] = place.split(':');
  return `${file
    .replace(/^features\//, '')
    .replace(/\.feature$/, '')
    .replaceAll('/', '-')}.html`;
}

/** Where a requirement is shown: where it is stated first, or in the list if no feature states it. */
export function requirementHref({ requirement, rules }: Explanation): string {
  const page = rules[0] ? featureHref(rules[0].place) : pages.requirements;
  return `${page}#${requirement.id}`;
}

/** Where a scenario, or a row of an outline, stands. */
export function scenarioHref({ place }: Scenario): string {
  return `${featureHref(place)}#${anchorOf(place)}`;
}

/** Where a claim of the lesson stands. */
export function claimHref(id: string): string {
  return `${pages.claims}#${id}`;
}
