import { statementAnchor, type Statement } from '../../../specification/lesson';
import type {
  StatementScenario,
  StatementVerdict,
} from '../../../verdict/lesson/statement-verdicts';
import { address, html, type Html } from '../html';
import { inline } from '../markdown/inline';
import { figureTables } from '../requirement/figures';
import { statusMark } from '../status-badges';

/** What a statement is shown with on the page at hand. */
export interface StatementPlace {
  /** Where a scenario is shown; undefined if the page does not show it. */
  readonly toHref: (scenario: StatementScenario) => string | undefined;
  /** Whether there is a run whose results are to be shown. */
  readonly hasRun: boolean;
}

/** Words for the marks of statements. */
export const markText: Readonly<Record<Statement['mark'], string>> = {
  shown: 'Shown',
  corrected: 'Corrected',
  opinion: 'Not testable',
};

/** Renders a statement of the lesson: its number, what it says and what is true, its scenarios and its result. */
export function statementItem(
  { statement, status, scenarios }: StatementVerdict,
  place: StatementPlace,
): Html {
  const { number, says, mark, truth } = statement;
  return html`<section class="statement" id="${statementAnchor(statement)}">
    <span class="id">${number}</span>
    <div>
      <p>${inline(says)}</p>
      <p><b class="mark ${mark}">${markText[mark]}.</b> ${truth !== undefined && inline(truth)}</p>
      ${
        scenarios.length > 0 &&
        html`<ul>
          ${scenarios.map((one) => scenarioItem(one, place))}
        </ul>`
      }
      ${place.hasRun && figureTables(scenarios.flatMap(({ runs }) => runs))}
    </div>
    ${place.hasRun && status !== undefined && statusMark(status)}
  </section> `;
}

function scenarioItem(scenario: StatementScenario, { toHref, hasRun }: StatementPlace): Html {
  const { title, status } = scenario;
  const href = toHref(scenario);
  const shown =
    href === undefined ? inline(title) : html`<a href="${address(href)}">${inline(title)}</a>`;
  return html`<li>${shown} ${hasRun && status !== 'passed' && statusMark(status)}</li>`;
}
