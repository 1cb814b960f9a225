import type { Feature } from '../../specification/specification';
import { areaOf } from '../area';
import { areaHeader } from '../html/areas';
import { gherkin } from '../html/gherkin';
import { html, type Html } from '../html/html';
import { lessonFacts } from '../html/lesson/lesson-facts';
import { inline } from '../html/markdown/inline';
import { requirementDetails } from '../html/requirement/requirement';
import type { Fact, StatedRequirement } from '../html/requirement/stated';
import { sitePage } from './layout';
import { featureHref, pages, requirementHref } from './links';
import { permanentLinks } from './permanent-pages';
import { inReadingOrder, lanesOf, statedIn, type Site } from './site';

/** Renders a feature: its introduction, its background, and each of its requirements with its scenarios. */
export function featurePage(site: Site, feature: Feature): string {
  return sitePage(site, {
    file: featureHref(feature.file),
    heading: feature.title,
    within: within(feature),
    opening: inline(feature.about),
    body: html`${beginning(feature)} ${requirements(site, feature)} ${unruled(feature)}
    ${neighbors(site, feature)}`,
  });
}

/** The feature's area and the tags of all its scenarios. */
function within(feature: Feature): Html {
  const tags = feature.tags.map(
    (tag) => html` <a class="tag" href="${pages.index}#reading">${tag}</a>`,
  );
  return html`${areaOf(feature.file)}${tags}`;
}

function beginning({ background }: Feature): Html | false {
  if (background === '') return false;
  return html`<section>
    <h2>Background of every scenario</h2>
    ${gherkin(background)}
  </section>`;
}

function requirements(site: Site, feature: Feature): Html | false {
  const own = statedOn(site, feature);
  if (own.length === 0) return false;
  return html`<section class="requirements">
    <h2>Requirements</h2>
    <section class="area">
      ${areaHeader(areaOf(feature.file), lanesOf(site))}
      ${own.map((stated) =>
        requirementDetails(stated, { open: true, inFeature: true, more: more(site, stated) }),
      )}
    </section>
  </section>`;
}

/** The requirements in the order of the feature's Rules, each with what this feature says of it. */
function statedOn(site: Site, { file }: Feature): StatedRequirement[] {
  const isHere = ({ place }: { readonly place: string }): boolean => place.startsWith(`${file}:`);
  const own = statedIn(site).flatMap((stated) => {
    const rules = stated.explanation.rules.filter(isHere);
    return rules[0] ? [{ first: rules[0].firstLine, stated, rules }] : [];
  });
  return own
    .sort((one, other) => one.first - other.first)
    .map(({ stated, rules }) => ({ ...stated, explanation: { ...stated.explanation, rules } }));
}

function more(site: Site, { explanation }: StatedRequirement): Fact[] {
  const { explanations } = site;
  const { requirement, rules } = explanation;
  const all = explanations.find((one) => one.requirement.id === requirement.id)?.rules ?? [];
  const others = all.filter((rule) => !rules.includes(rule));
  return [
    permanentLinks(site, requirement.id),
    {
      name: 'Also stated in',
      values: others.map(
        ({ place, feature }) =>
          html`<a href="${featureHref(place)}#${requirement.id}">${feature}</a>`,
      ),
    },
    ...lessonFacts(explanation, explanations, requirementHref),
  ];
}

function unruled({ unruled: scenarios }: Feature): Html | false {
  if (scenarios.length === 0) return false;
  return html`<section>
    <h2>Checks of the suite itself</h2>
    ${gherkin(scenarios.join('\n\n'))}
  </section>`;
}

function neighbors(site: Site, feature: Feature): Html {
  const all = inReadingOrder(site);
  const index = all.findIndex(({ file }) => file === feature.file);
  return html`<nav class="neighbors" aria-label="Previous and next feature">
    ${neighbor('Previous', all[index - 1])} ${neighbor('Next', all[index + 1])}
  </nav>`;
}

function neighbor(which: string, feature: Feature | undefined): Html | false {
  if (!feature) return false;
  return html`<a href="${featureHref(feature.file)}"
    ><span class="quiet">${which}</span> ${feature.title}</a
  >`;
}
