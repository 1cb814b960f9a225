import type { Lesson } from '../../../specification/lesson';
import {
  lessonTotals,
  statementVerdicts,
  type StatementScenario,
  type StatementVerdict,
} from '../../../verdict/lesson/statement-verdicts';
import type { Verdict } from '../../../verdict/schema';
import { html, type Html } from '../html';
import { marksText, statusesText } from './lesson-totals';
import { statementItem } from './statement';

/** Renders the links between the two views of a report; the style sheet shows the one that the address names. */
export function viewTabs(): Html {
  return html`<nav class="tabs" aria-label="Views">
    <a href="#results">Requirements</a> <a href="#lesson">The lesson, statement by statement</a>
  </nav>`;
}

/** Renders every statement of the lesson with the verdict on this target. */
export function lessonView(lesson: Lesson, verdict: Verdict): Html {
  const verdicts = statementVerdicts(lesson, verdict);
  const totals = lessonTotals(verdicts);
  return html`<section id="lesson" class="lesson">
    <h2>The lesson, statement by statement</h2>
    <p>${marksText(totals)} ${statusesText(totals, verdict)}</p>
    <p class="quiet">
      Shown: the scenarios show that the statement is true. Corrected: they show what is true
      instead, or when it is true. A letter marks what repeats a statement or lists its parts; it
      does not count.
    </p>
    ${lesson.sections.map(({ section, statements }) => {
      const own = verdicts.filter(({ statement }) => statements.includes(statement));
      return part(section, own);
    })}
  </section>`;
}

function part(title: string, own: readonly StatementVerdict[]): Html {
  return html`<section class="area">
    <header><h3>${title}</h3></header>
    ${own.map((one) => statementItem(one, { toHref: ruleHref, hasRun: true }))}
  </section>`;
}

/** The Rule of a scenario, which the page shows if the run selected it. */
function ruleHref({ rule }: StatementScenario): string | undefined {
  return rule === undefined ? undefined : `#${rule}`;
}
