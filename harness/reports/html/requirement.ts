import type { Explanation } from '../../specification/explanation';
import type { RequirementVerdict, ScenarioVerdict } from '../../verdict/schema';
import { anchors, gherkin } from './gherkin';
import { address, html, type Html } from './html';
import { levelMark, statusMark, statusSign } from './status-badges';

/** A requirement: what it says, and what came of it if there has been a run. */
export interface Stated {
  readonly explanation: Explanation;
  readonly verdict: RequirementVerdict | undefined;
  /** The lanes of the run. */
  readonly lanes: readonly string[];
}

/** A requirement in a run. */
export interface Judged extends Stated {
  readonly verdict: RequirementVerdict;
}

/** How a requirement is shown. */
export interface Shown {
  /** What comes first in it. */
  readonly failures?: readonly Html[];
  readonly open?: boolean;
  /** Whether it stands below its feature, which has said introduction and background, and its scenarios are linked to. */
  readonly inFeature?: boolean;
  /** What else is to be said about it. */
  readonly more?: readonly Row[];
}

/** Something that is known of a requirement, with what it is called. */
export type Row = readonly [name: string, values: readonly (string | Html)[]];

/** A requirement on one line, which opens to all that is known of it. */
export function requirementDetails(stated: Stated, shown: Shown): Html {
  return html`<details
    class="requirement"
    id="${stated.explanation.requirement.id}"
    ${filterable(stated)}
    ${shown.open && html`open`}
  >
    <summary>${line(stated)}</summary>
    <div class="body">
      ${shown.failures} ${reason(stated)} ${inOrder(stated, shown)} ${scenarios(stated)}
    </div>
  </details> `;
}

/** Who reads a feature reads what is asked before why; who looks something up wants to know first what it is about. */
function inOrder(stated: Stated, shown: Shown): Html[] {
  const [known, stating] = [about(stated, shown), rules(stated, shown)];
  return shown.inFeature ? [...stating, known] : [known, ...stating];
}

/** A requirement on one line that leads to where it is shown. */
export function requirementLink(
  stated: Stated,
  to = `#${stated.explanation.requirement.id}`,
): Html {
  return html`<a class="requirement" href="${address(to)}" ${filterable(stated)}
    >${line(stated)}</a
  > `;
}

/** What the page's script chooses by. */
function filterable({ verdict }: Stated): Html | false {
  if (!verdict) return false;
  const { level, status, lanes } = verdict;
  const results = Object.entries(lanes).map(([lane, result]) => `${lane}:${result}`);
  return html`data-level="${level}" data-status="${status}" data-lanes="${results.join(' ')}"`;
}

function line({ explanation, verdict, lanes }: Stated): Html {
  const { id, level, title } = explanation.requirement;
  const isPlain = verdict?.status === 'passed' || verdict?.status === 'failed';
  return html`<span class="id">${id}</span> ${levelMark(level)}
    <span class="title">${title} ${!isPlain && verdict && statusMark(verdict.status)}</span>
    <span class="lanes">${lanes.map((lane) => statusSign(lane, verdict?.lanes[lane]))}</span>`;
}

function reason({ verdict }: Stated): Html | false {
  if (verdict?.reason === undefined) return false;
  return html`<p class="reason">${statusMark(verdict.status)} <bdi>${verdict.reason}</bdi></p>`;
}

function about({ explanation }: Stated, { inFeature, more = [] }: Shown): Html {
  const { requirement, why, rules, faults } = explanation;
  const { source, capability, excluded, id } = requirement;
  const rows: readonly Row[] = [
    ['Why it matters', inFeature ? [] : why],
    ['Not checked, because', excluded === undefined ? [] : [excluded]],
    ['Source', [html`<a href="${address(source)}">${source}</a>`]],
    ['Stated in', rules.map(({ place }) => html`<code>${place}</code>`)],
    ['Asked of', [capability === 'core' ? 'every server' : `servers that claim ${capability}`]],
    ['Seen to catch a server that', faults.map(({ does }) => does)],
    ...more,
    ['Link', [html`<a href="#${id}">#${id}</a>`]],
  ];
  const shown = rows.filter(([, values]) => values.length > 0);
  return html`<dl class="about">
    ${shown.map(
      ([name, values]) =>
        html`<div>
          <dt>${name}</dt>
          ${values.map((value) => html`<dd>${value}</dd>`)}
        </div>`,
    )}
  </dl>`;
}

function rules({ explanation }: Stated, { inFeature }: Shown): Html[] {
  return explanation.rules.map((rule) => {
    if (inFeature) return gherkin(rule.gherkin, anchors(rule, explanation.scenarios));
    return gherkin([rule.background, rule.gherkin].filter((text) => text !== '').join('\n\n'));
  });
}

function scenarios({ verdict, lanes }: Stated): Html | false {
  if (!verdict || verdict.scenarios.length === 0) return false;
  return html`<div
      class="scroll"
      role="region"
      aria-label="Scenarios of ${verdict.id}"
      tabindex="0"
    >
      <table class="scenarios">
        <thead>
          <tr>
            <th scope="col">Scenario</th>
            ${lanes.map((lane) => html`<th scope="col">${lane}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${scenarioRows(verdict, lanes)}
        </tbody>
      </table>
    </div>
    ${reasons(verdict)}`;
}

function scenarioRows({ scenarios }: RequirementVerdict, lanes: readonly string[]): Html[] {
  const names = [...new Set(scenarios.map(({ name }) => name))];
  return names.map((name) => {
    const runs = scenarios.filter((one) => one.name === name);
    return html`<tr>
      <th scope="row">${name}</th>
      ${lanes.map((lane) => scenarioCell(runs.find((run) => run.lane === lane)))}
    </tr>`;
  });
}

function scenarioCell(run: ScenarioVerdict | undefined): Html {
  if (!run) return html`<td class="quiet">not in this lane</td>`;
  return html`<td>${statusMark(run.status)}</td>`;
}

/** Why scenarios did not run, each reason once. */
function reasons({ scenarios, reason: given }: RequirementVerdict): Html[] {
  const idle = scenarios.filter(
    ({ status }) => status === 'not-run' || status === 'not-applicable',
  );
  const texts = new Map(idle.map(({ message = '', status }) => [message, status]));
  return [...texts]
    .filter(([text]) => text !== given)
    .map(([text, status]) => html`<p class="reason">${statusMark(status)} <bdi>${text}</bdi></p>`);
}
