import { areas } from '../html/areas';
import { html, type Html } from '../html/html';
import { requirementDetails, requirementLink } from '../html/requirement/requirement';
import type { StatedRequirement } from '../html/requirement/stated';
import { counted } from '../plain-text';
import { sitePage } from './layout';
import { pages, requirementHref } from './links';
import { lanesOf, statedIn, type Site } from './site';

/** Renders the list of requirements, each linked to its feature. A requirement that no feature states is shown here in full. */
export function requirementsPage(site: Site): string {
  const all = statedIn(site);
  const unstated = all.filter(({ explanation }) => explanation.rules.length === 0).length;
  return sitePage(site, {
    file: pages.requirements,
    heading: 'Requirements',
    opening: html`${counted(all.length, 'requirement')}, ${unstated} of them excluded, because no
    scenario can check them from outside. ${statusOf(site)}`,
    body: html`<section class="requirements">
      <h2>By folder and feature</h2>
      ${areas(all, lanesOf(site), shown)}
    </section>`,
  });
}

function statusOf({ suite: { requirementSet, isOpen } }: Site): string {
  const set = `This is requirement set ${requirementSet}`;
  return isOpen ? `${set}, which is open: it may change until the first release.` : `${set}.`;
}

function shown(stated: StatedRequirement): Html {
  const { explanation } = stated;
  if (explanation.rules.length === 0) return requirementDetails(stated, { open: true });
  return requirementLink(stated, requirementHref(explanation));
}
