import { areas } from '../html/areas';
import { html, type Html } from '../html/html';
import { requirementDetails, requirementLink } from '../html/requirement/requirement';
import type { StatedRequirement } from '../html/requirement/stated';
import { counted } from '../plain-text';
import { sitePage } from './layout';
import { permanentLinks } from './permanent-pages';
import { pages, requirementHref, setHref } from './links';
import { lanesOf, statedIn, type Site } from './site';

/** Renders the list of requirements, each linked to its feature. A requirement that no feature states is shown here in full. */
export function requirementsPage(site: Site): string {
  const all = statedIn(site);
  const unstated = all.filter(({ explanation }) => explanation.rules.length === 0).length;
  return sitePage(site, {
    file: pages.requirements,
    heading: 'Requirements',
    opening: html`${counted(all.length, 'requirement')}, ${unstated} of them excluded, because no
    scenario can check them from outside. ${statusOf(site)} Permanent addresses of each:
    ${site.sets.map(({ set }) => html`<a href="${setHref(set)}">set ${set}</a> `)}`,
    body: html`<section class="requirements">
      <h2>By folder and feature</h2>
      ${areas(all, lanesOf(site), (stated) => shown(site, stated))}
    </section>`,
  });
}

function statusOf({ suite: { requirementSet, isOpen } }: Site): string {
  const set = `This is requirement set ${requirementSet}`;
  return isOpen ? `${set}, which is open: it may change until the first release.` : `${set}.`;
}

function shown(site: Site, stated: StatedRequirement): Html {
  const { explanation } = stated;
  if (explanation.rules.length === 0) {
    const more = [permanentLinks(site, explanation.requirement.id)];
    return requirementDetails(stated, { open: true, more });
  }
  return requirementLink(stated, requirementHref(explanation));
}
