import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../package-root';
import { loadClauses } from '../../specification/contract';
import { loadPayloadTables } from '../../specification/payload-tables';
import { outcomeText } from '../verdict-text';
import { counted } from '../plain-text';
import { areas, isFirst } from './areas';
import { clauseHref, clauseList } from './clauses';
import { crashesSection } from './crashes';
import { causesSections } from './causes';
import { Drawings } from './diagrams/diagrams';
import { htmlDocument, styleOf } from './document';
import { failuresOf, type Means } from './failure';
import { filter } from './filter';
import { html, type Html } from './html';
import { masthead } from './masthead';
import type { Report } from './report';
import { requirementDetails, requirementLink } from './requirement/requirement';
import type { JudgedRequirement, References } from './requirement/stated';

/** Renders a run as one self-contained page: the verdict, what failed, and every requirement with what it says. */
export function reportPage(report: Report): string {
  const references = loadReferences();
  const { verdict } = report;
  const { lanes } = verdict.environment;
  const judged = judgedIn(report, references);
  const { runs } = report.verdict.environment;
  const means = { drawings: new Drawings(report.evidence), rerun: report.rerun, runs };
  return htmlDocument({
    title: `${verdict.target.name} ${verdict.target.version}: ${outcomeText(verdict)}`,
    style: styleOf(),
    script: readFileSync(join(__dirname, 'client.js'), 'utf8'),
    body: html`${masthead(verdict)}
      <main>
        ${failures(judged.filter(isFirst), means)} ${causesSections(verdict)}
        ${listed(
          'Expired deviations',
          verdict.expiredDeviations?.map(({ message }) => message),
        )}
        ${crashesSection(verdict)} ${listed('Problems of the run itself', verdict.problems)}
        <section class="requirements" id="requirements">
          <h2>Requirements</h2>
          ${filter(verdict)} ${areas(judged, lanes, (one) => shownInFeature(one, means))}
        </section>
        ${clauseList(
          references.clauses,
          judged.map(({ explanation }) => explanation),
        )}
      </main>`,
  });
}

/** The clauses and tables of this package; the page lists the clauses itself. */
function loadReferences(): References {
  return {
    clauses: loadClauses(root),
    tables: loadPayloadTables(root),
    toHref: clauseHref,
  };
}

function judgedIn({ verdict, explanations }: Report, references: References): JudgedRequirement[] {
  const { requirements, environment } = verdict;
  const { lanes } = environment;
  const byId = new Map(explanations.map((one) => [one.requirement.id, one]));
  return requirements.flatMap((requirement) => {
    const explanation = byId.get(requirement.id);
    return explanation ? [{ explanation, references, verdict: requirement, lanes }] : [];
  });
}

/** What failed is shown in full further up. */
function shownInFeature(one: JudgedRequirement, means: Means): Html {
  if (isFirst(one)) return requirementLink(one);
  return requirementDetails(one, { failures: failuresOf(one.verdict, means) });
}

function listed(title: string, texts: readonly string[] = []): Html | false {
  if (texts.length === 0) return false;
  return html`<section class="problems">
    <h2>${title}</h2>
    <ul>
      ${texts.map((text) => html`<li><bdi>${text}</bdi></li>`)}
    </ul>
  </section>`;
}

function failures(failed: readonly JudgedRequirement[], means: Means): Html | false {
  if (failed.length === 0) return false;
  const count = counted(failed.length, 'requirement');
  return html`<section class="failures" id="failures">
    <h2>What failed <span class="quiet">${count}</span></h2>
    ${failed.map((one, index) =>
      requirementDetails(one, { failures: failuresOf(one.verdict, means), open: index === 0 }),
    )}
  </section>`;
}
