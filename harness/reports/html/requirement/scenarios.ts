import type { RequirementVerdict, ScenarioVerdict } from '../../../verdict/schema';
import { html, type Html } from '../html';
import { statusMark } from '../status-badges';
import type { StatedRequirement } from './stated';

/** Renders the result of each scenario of a requirement in each lane. */
export function scenarios({ verdict, lanes }: StatedRequirement): Html | false {
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

function scenarioRows(verdict: RequirementVerdict, lanes: readonly string[]): Html[] {
  const names = [...new Set(verdict.scenarios.map(({ name }) => name))];
  return names.map((name) => {
    const runs = verdict.scenarios.filter((one) => one.name === name);
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
function reasons({ scenarios: all, reason: given }: RequirementVerdict): Html[] {
  const idle = all.filter(({ status }) => status === 'not-run' || status === 'not-applicable');
  const texts = new Map(idle.map(({ message = '', status }) => [message, status]));
  return [...texts]
    .filter(([text]) => text !== given)
    .map(([text, status]) => html`<p class="reason">${statusMark(status)} <bdi>${text}</bdi></p>`);
}
