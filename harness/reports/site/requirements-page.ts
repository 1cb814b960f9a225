import { areas } from '../html/areas';
import { html, type Html } from '../html/html';
import { requirementDetails, requirementLink, type Stated } from '../html/requirement';
import { counted } from '../plain-text';
import { sitePage } from './layout';
import { pages, requirementHref } from './links';
import { lanesOf, statedIn, type Site } from './site';

/** Every requirement on a line, in reading order, which leads to its feature. What no feature states is shown here. */
export function requirementsPage(site: Site): string {
  const all = statedIn(site);
  const unstated = all.filter(({ explanation }) => explanation.rules.length === 0).length;
  return sitePage(site, {
    file: pages.requirements,
    heading: 'Requirements',
    opening: html`${counted(all.length, 'requirement')}, ${unstated} of them excluded: no scenario
    checks what cannot be seen from outside.`,
    body: html`<section class="requirements">
      <h2>By folder and feature</h2>
      ${areas(all, lanesOf(site), shown)}
    </section>`,
  });
}

function shown(stated: Stated): Html {
  const { explanation } = stated;
  if (explanation.rules.length === 0) return requirementDetails(stated, { open: true });
  return requirementLink(stated, requirementHref(explanation));
}
