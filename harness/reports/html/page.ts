import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../package-root';
import { loadClauses } from '../../specification/contract';
import type { Explanation } from '../../specification/explanation';
import { isOfLesson, loadLesson, type Lesson } from '../../specification/lesson';
import { loadPayloadTables } from '../../specification/payload-tables';
import { outcomeText } from '../verdict-text';
import { listedEventLines } from '../listed-events';
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
import { lessonFacts } from './lesson/lesson-facts';
import { lessonView, viewTabs } from './lesson/lesson-view';
import { masthead } from './masthead';
import type { Report } from './report';
import { requirementDetails, requirementLink } from './requirement/requirement';
import type { JudgedRequirement, References } from './requirement/stated';
import { slowestSection } from './slowest';

/** What every page takes from this package's own folder. A run writes its page again and again, and reads this once. */
const read: { lesson?: Lesson; references?: References } = {};

/** Renders a run as one self-contained page: the verdict, what failed, every requirement, and the statements of the lesson. */
export function reportPage(report: Report): string {
  const { verdict } = report;
  const { requirements } = verdict;
  const view = results(report);
  const lesson =
    requirements.some(isOfLesson) && lessonView((read.lesson ??= loadLesson(root)), verdict);
  return htmlDocument({
    title: `${verdict.target.name} ${verdict.target.version}: ${outcomeText(verdict)}`,
    style: styleOf(),
    script: readFileSync(join(__dirname, 'client.js'), 'utf8'),
    body: html`${masthead(verdict)}
      <main>${lesson && viewTabs()} ${view} ${lesson}</main>`,
  });
}

/** What requirements are shown with on this page. */
interface Shared extends Means {
  /** Requirements that the page shows. */
  readonly explanations: readonly Explanation[];
}

function results(report: Report): Html {
  const references = (read.references ??= loadReferences());
  const { verdict } = report;
  const { lanes, runs } = verdict.environment;
  const judged = judgedIn(report, references);
  const explanations = judged.map(({ explanation }) => explanation);
  const drawings = new Drawings(report.evidence);
  const shared = { drawings, rerun: report.rerun, runs, explanations };
  return html`<div id="results">
    ${failures(judged.filter(isFirst), shared)} ${causesSections(verdict)}
    ${listed(
      'Expired deviations',
      verdict.expiredDeviations?.map(({ message }) => message),
    )}
    ${crashesSection(verdict)}
    ${listed('Why there is no verdict', verdict.noVerdict === undefined ? [] : [verdict.noVerdict])}
    ${listed('Problems of the run itself', verdict.problems)}
    ${listed('Events that no operation explains', listedEventLines(verdict))}
    <section class="requirements" id="requirements">
      <h2>Requirements</h2>
      ${filter(verdict)} ${areas(judged, lanes, (one) => shownInFeature(one, shared))}
    </section>
    ${slowestSection(verdict)} ${clauseList(references.clauses, explanations)}
  </div>`;
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
function shownInFeature(one: JudgedRequirement, shared: Shared): Html {
  return isFirst(one) ? requirementLink(one) : details(one, shared, false);
}

function details(one: JudgedRequirement, shared: Shared, open: boolean): Html {
  const more = lessonFacts(one.explanation, shared.explanations, hrefOnPage);
  return requirementDetails(one, { failures: failuresOf(one.verdict, shared), more, open });
}

function hrefOnPage({ requirement: { id } }: Explanation): string {
  return `#${id}`;
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

function failures(failed: readonly JudgedRequirement[], shared: Shared): Html | false {
  if (failed.length === 0) return false;
  const count = counted(failed.length, 'requirement');
  return html`<section class="failures" id="failures">
    <h2>What failed <span class="quiet">${count}</span></h2>
    ${failed.map((one, index) => details(one, shared, index === 0))}
  </section>`;
}
