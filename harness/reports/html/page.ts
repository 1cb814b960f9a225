import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { outcomeText } from '../verdict-text';
import { counted } from '../plain-text';
import { areas, isFirst } from './areas';
import { deathsOf } from './crashes';
import { Drawings } from './diagrams/diagrams';
import { htmlDocument, styleOf } from './document';
import { failuresOf, type Means } from './failure';
import { filter } from './filter';
import { html, type Html } from './html';
import { masthead } from './masthead';
import type { Report } from './report';
import { requirementDetails, requirementLink, type Judged } from './requirement';

/** The run as one self-contained page: the verdict, what failed, and every requirement with what it says. */
export function reportPage(report: Report): string {
  const { verdict } = report;
  const { lanes } = verdict.environment;
  const judged = judgedIn(report);
  const { runs } = report.verdict.environment;
  const means = { drawings: new Drawings(report.evidence), rerun: report.rerun, runs };
  return htmlDocument({
    title: `${verdict.target.name} ${verdict.target.version}: ${outcomeText(verdict)}`,
    style: styleOf(),
    script: readFileSync(join(__dirname, 'client.js'), 'utf8'),
    body: html`${masthead(verdict)}
      <main>
        ${failures(judged.filter(isFirst), means)}
        ${listed(
          'Expired deviations',
          verdict.expiredDeviations?.map(({ message }) => message),
        )}
        ${deathsOf(verdict)} ${listed('Problems of the run itself', verdict.problems)}
        <section class="requirements" id="requirements">
          <h2>Requirements</h2>
          ${filter(verdict)} ${areas(judged, lanes, (one) => shownInFeature(one, means))}
        </section>
      </main>`,
  });
}

function judgedIn({ verdict, explanations }: Report): Judged[] {
  const { requirements, environment } = verdict;
  const byId = new Map(explanations.map((one) => [one.requirement.id, one]));
  return requirements.flatMap((requirement) => {
    const explanation = byId.get(requirement.id);
    return explanation ? [{ explanation, verdict: requirement, lanes: environment.lanes }] : [];
  });
}

/** What failed is shown before. */
function shownInFeature(one: Judged, means: Means): Html {
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

function failures(failed: readonly Judged[], means: Means): Html | false {
  if (failed.length === 0) return false;
  const count = counted(failed.length, 'requirement');
  return html`<section class="failures" id="failures">
    <h2>What failed <span class="quiet">${count}</span></h2>
    ${failed.map((one, index) =>
      requirementDetails(one, { failures: failuresOf(one.verdict, means), open: index === 0 }),
    )}
  </section>`;
}
