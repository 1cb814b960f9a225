import type { ScenarioVerdict } from '../../../verdict/schema';
import { html, type Html } from '../html';

/** Renders what scenarios measured: a table for each of them that did, in each lane. */
export function figureTables(scenarios: readonly ScenarioVerdict[]): Html[] {
  return scenarios.flatMap(({ name, lane, figures = [] }) =>
    figures.length === 0 ? [] : [table(`Measured, never judged: ${name}, in ${lane}`, figures)],
  );
}

function table(caption: string, figures: NonNullable<ScenarioVerdict['figures']>): Html {
  const rows = figures.map(
    ({ what, value, unit }) =>
      html`<tr>
        <th scope="row">${what}</th>
        <td>${value} ${unit}</td>
      </tr>`,
  );
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0">
    <table class="figures">
      <caption>
        ${caption}
      </caption>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}
