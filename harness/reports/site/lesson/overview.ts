import { truthIn } from '../../../specification/lesson';
import { lessonTotals, statementVerdicts } from '../../../verdict/lesson/statement-verdicts';
import { html, type Html } from '../../html/html';
import { marksText, statusesText } from '../../html/lesson/lesson-totals';
import { inline } from '../../html/markdown/inline';
import { statusMark } from '../../html/status-badges';
import { verdictReason } from '../../verdict-text';
import { lessonTargetPage, pages } from '../links';
import type { Site } from '../site';
import { chaptersOf, type Chapter, type RuledExplanation } from './lesson-rules';

/** Renders the lesson at a glance: each of its Rules with what is true and the status of the last run. */
export function lessonOverview(site: Site): Html {
  const totals = lessonTotals(statementVerdicts(site.lesson, site.verdict ?? { requirements: [] }));
  return html`<section id="lesson" class="reading">
    <h2>The lesson</h2>
    <p>
      ${marksText(totals)} ${site.verdict !== undefined && statusesText(totals, site.verdict)} Read
      it
      <a href="${pages.lesson}">Rule by Rule</a>, with the scenarios, drawings and code, or
      <a href="${pages.statements}">statement by statement</a>.
    </p>
    ${lessonTarget(site)} ${chaptersOf(site).map((chapter) => chapterRows(site, chapter))}
  </section>`;
}

/** The report on a server that is written as the lesson says. */
function lessonTarget({ lessonTarget: verdict }: Site): Html {
  if (verdict === undefined) return noReport;
  return html`<p>
    <a href="${lessonTargetPage}">A server written as the lesson says</a>, tested by these Rules:
    ${verdictReason(verdict)}.
  </p>`;
}

const noReport = html`<p class="quiet">
  A server written as the lesson says has no report here yet:
  <code
    >npm run conformance -- --target fixtures/targets/lesson/target.yaml --requirement lesson --out
    reports/lesson-target</code
  >
  writes one, and <code>npm run docs</code> links it here.
</p>`;

function chapterRows(site: Site, { feature, rules }: Chapter): Html {
  return html`<section class="area">
    <header><h3>${feature.title}</h3></header>
    ${rules.map((one) => row(site, one))}
  </section>`;
}

function row({ verdict }: Site, { explanation, rule }: RuledExplanation): Html {
  const { id, title } = explanation.requirement;
  const judged = verdict?.requirements.find((one) => one.id === id);
  return html`<section class="entry glance">
    <h4><a href="${pages.lesson}#${id}">${inline(title)}</a></h4>
    ${judged && statusMark(judged.status)}
    <p>${inline(firstSentences(truthIn(rule.description)))}</p>
  </section>`;
}

/** Characters that tell a reader enough at a glance. */
const enough = 110;

/** The first sentences: for a myth, what many believe and what is true; for a pitfall, both approaches. */
function firstSentences(text: string): string {
  const isKey = (sentence: string): boolean => /^(Reality|Right):/.test(sentence);
  let shown = '';
  for (const sentence of text.split(/(?<=\.) (?=[A-Z])/))
    if (shown.length < enough || isKey(sentence)) shown = `${shown} ${sentence}`.trim();
  return shown;
}
