import type { PrintedPayload, PayloadTable } from '../../../specification/payload-tables';
import { capitalized, counted } from '../../plain-text';
import { html, type Html } from '../html';
import { inline } from '../markdown/inline';

/** Renders payload tables in full: what is sent under which name, and what must come of it. */
export function payloadTables(tables: readonly PayloadTable[]): Html[] {
  return tables.map(
    (table) =>
      html`<details class="payloads" open>
        <summary>
          Payload table <b>${table.name}</b>
          <span class="quiet">${counted(table.rows.length, 'row')}</span>
        </summary>
        ${body(table)}
      </details>`,
  );
}

function body({ name, about, expected, rows }: PayloadTable): Html {
  const isRewritten = rows.some(({ arrives }) => arrives !== undefined);
  return html`<p>${inline(about)}</p>
    <p><b>Expected:</b> ${inline(capitalized(expected))}</p>
    <div class="scroll" role="region" aria-label="Payload table ${name}" tabindex="0">
      <table class="plain">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Sent</th>
            ${isRewritten && html`<th scope="col">Must arrive</th>`}
          </tr>
        </thead>
        <tbody>
          ${rows.map((row) => line(row, isRewritten))}
        </tbody>
      </table>
    </div>`;
}

function line({ name, sent, arrives }: PrintedPayload, isRewritten: boolean): Html {
  return html`<tr>
    <th scope="row">${name}</th>
    <td><code>${sent}</code></td>
    ${isRewritten && html`<td><code>${arrives ?? sent}</code></td>`}
  </tr> `;
}
