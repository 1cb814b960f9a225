import type { Explanation } from '../../specification/explanation';
import type { RequirementVerdict, ScenarioVerdict } from '../../verdict/schema';
import { address, html, type Content, type Html } from './html';
import { levelMark, statusMark, statusSign } from './marks';

/** A requirement in a run: what it says, and what came of it. */
export interface Judged {
  readonly explanation: Explanation;
  readonly verdict: RequirementVerdict;
  /** The lanes of the run. */
  readonly lanes: readonly string[];
}

/** How a requirement is shown. */
export interface Shown {
  /** What comes first in it. */
  readonly failures: readonly Html[];
  readonly open?: boolean;
}

/** A requirement on one line, which opens to all that is known of it. */
export function requirementDetails(judged: Judged, { failures, open = false }: Shown): Html {
  return html`<details
    class="requirement"
    id="${judged.verdict.id}"
    ${filterable(judged)}
    ${open && html`open`}
  >
    <summary>${line(judged)}</summary>
    <div class="body">
      ${failures} ${reason(judged)} ${about(judged)} ${rules(judged)} ${scenarios(judged)}
    </div>
  </details> `;
}

/** A requirement on one line that leads to where it is shown. */
export function requirementLink(judged: Judged): Html {
  return html`<a class="requirement" href="#${judged.verdict.id}" ${filterable(judged)}
    >${line(judged)}</a
  > `;
}

/** What the page's script chooses by. */
function filterable({ verdict }: Judged): Html {
  const { level, status, lanes } = verdict;
  const results = Object.entries(lanes).map(([lane, result]) => `${lane}:${result}`);
  return html`data-level="${level}" data-status="${status}" data-lanes="${results.join(' ')}"`;
}

function line({ verdict, lanes }: Judged): Html {
  const { id, level, title, status } = verdict;
  const isPlain = status === 'passed' || status === 'failed';
  return html`<span class="id">${id}</span> ${levelMark(level)}
    <span class="title">${title} ${!isPlain && statusMark(status)}</span>
    <span class="lanes">${lanes.map((lane) => statusSign(lane, verdict.lanes[lane]))}</span>`;
}

function reason({ verdict }: Judged): Html | false {
  if (verdict.reason === undefined) return false;
  return html`<p class="reason">${statusMark(verdict.status)} <bdi>${verdict.reason}</bdi></p>`;
}

function about({ explanation }: Judged): Html {
  const { requirement, why, rules, faults } = explanation;
  const { source, capability, excluded, id } = requirement;
  const rows: readonly (readonly [string, readonly (string | Html)[]])[] = [
    ['Why it matters', why],
    ['Not checked, because', excluded === undefined ? [] : [excluded]],
    ['Source', [html`<a href="${address(source)}">${source}</a>`]],
    ['Stated in', rules.map(({ place }) => html`<code>${place}</code>`)],
    ['Asked of', [capability === 'core' ? 'every server' : `servers that claim ${capability}`]],
    ['Seen to catch a server that', faults.map(({ does }) => does)],
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

function rules({ explanation }: Judged): Html[] {
  return explanation.rules.map(({ background, gherkin }) => {
    const parts = [background, gherkin].filter((text) => text !== '');
    return html`<pre class="gherkin">${gherkinLines(parts.join('\n\n'))}</pre>`;
  });
}

function gherkinLines(text: string): Content[] {
  return text.split('\n').flatMap((line) => [gherkinLine(line), '\n']);
}

/** Keywords stand out, tags step back. */
function gherkinLine(line: string): Html {
  const [, indent, keyword, rest] =
    /^(\s*)((?:Given|When|Then|And|But) |[A-Z][A-Za-z ]*:|@)(.*)$/.exec(line) ?? [];
  if (keyword === undefined) return html`${line}`;
  if (keyword === '@') return html`<span class="quiet">${line}</span>`;
  return html`${indent}<b>${keyword}</b>${rest}`;
}

function scenarios({ verdict, lanes }: Judged): Html | false {
  if (verdict.scenarios.length === 0) return false;
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
  const idle = scenarios.filter(({ status }) => status === 'not-run' || status === 'not-claimed');
  const texts = new Map(idle.map(({ message = '', status }) => [message, status]));
  return [...texts]
    .filter(([text]) => text !== given)
    .map(([text, status]) => html`<p class="reason">${statusMark(status)} <bdi>${text}</bdi></p>`);
}
