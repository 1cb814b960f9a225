import { scenariosOf, type Claim } from '../../specification/lesson-claims';
import type { Scenario } from '../../specification/specification';
import { capitalised, claimsInShort } from '../claims-markdown';
import { html, type Html } from '../html/html';
import { inline } from '../html/inline';
import { resultsIn } from '../scenario-results';
import { sitePage } from './layout';
import { pages, scenarioHref } from './links';
import type { Site } from './site';

/** Every claim of the lesson, whether it is true, the truth, and the scenarios that show it. */
export function claimsPage(site: Site): string {
  return sitePage(site, {
    file: pages.claims,
    heading: "The lesson's claims, and what is true",
    opening: claimsInShort(site.lesson),
    body: site.lesson.parts.map(
      ({ part, claims }) =>
        html`<section>
          <h2>${part}</h2>
          ${claims.map((one) => section(one, site))}
        </section>`,
    ),
  });
}

function section({ id, claim, verdict, truth, unshown }: Claim, site: Site): Html {
  const results = site.verdict && resultsIn(site.verdict);
  const showing = scenariosOf(id, site.scenarios);
  return html`<section class="claim" id="${id}">
    <h3><a class="id" href="#${id}">${id}</a> ${inline(claim)}</h3>
    <p><b>${capitalised(verdict)}.</b> ${inline(truth)}</p>
    ${unshown !== undefined && html`<p class="quiet">No scenario shows it: ${unshown}.</p>`}
    ${
      showing.length > 0 &&
      html`<ul>
        ${showing.map((one) => line(one, results))}
      </ul>`
    }
  </section>`;
}

function line(scenario: Scenario, results: ReadonlyMap<string, string> | undefined): Html {
  const { name, requirements } = scenario;
  const result = results && (results.get(name) ?? 'did not run');
  return html`<li>
    <span class="id">${requirements.join()}</span>
    <a href="${scenarioHref(scenario)}">${name}</a
    >${result !== undefined && html`<span class="quiet">, ${result}</span>`}
  </li>`;
}
