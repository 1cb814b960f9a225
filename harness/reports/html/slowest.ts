import type { Verdict } from '../../verdict/schema';
import { html, type Html } from './html';

/** Renders the scenarios that took longest, each with the step that most of the time went into; nothing if none is known. */
export function slowestSection({ slowest = [] }: Verdict): Html | false {
  if (slowest.length === 0) return false;
  return html`<details class="slowest" id="slowest">
    <summary>Slowest scenarios</summary>
    <table>
      <thead>
        <tr>
          <th>Time</th>
          <th>Scenario</th>
          <th>Lane</th>
          <th>Longest step</th>
        </tr>
      </thead>
      <tbody>
        ${slowest.map(
          ({ durationMs, scenario, lane, step, stepMs }) =>
            html`<tr>
              <td>${seconds(durationMs)}</td>
              <td><bdi>${scenario}</bdi></td>
              <td>${lane}</td>
              <td><bdi>${step}</bdi>, ${seconds(stepMs)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </details>`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
