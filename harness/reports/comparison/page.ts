import { join } from 'node:path';
import {
  differs,
  type Column,
  type Comparison,
  type ComparisonRow,
} from '../../verdict/comparison';
import { statusSchema } from '../../verdict/schema';
import { areaName } from '../area';
import { htmlDocument, styleOf } from '../html/document';
import { html, type Html } from '../html/html';
import { levelMark, statusMark, statusSign } from '../html/status-badges';
import { counted } from '../plain-text';
import { byArea, overviewOf } from './comparison-overview';

/** Verdicts side by side as one self-contained page: a row for each requirement, a column for each verdict. */
export function comparisonPage(comparison: Comparison): string {
  const { columns, rows, caveats } = comparison;
  const differing = rows.filter(differs).length;
  return htmlDocument({
    title: `Comparison: ${columns.map(({ name }) => name).join(', ')}`,
    style: styleOf(join(__dirname, 'comparison.css')),
    body: html`<header class="masthead">
        <h1>Comparison</h1>
        <p class="grounds">
          ${counted(columns.length, 'verdict')}, ${counted(rows.length, 'requirement')}; they differ
          in ${differing}
        </p>
        ${caveats.map((caveat) => html`<p class="caveat">${caveat}</p>`)}
      </header>
      <main>
        ${facts(columns)}
        <h2>Requirements</h2>
        <label class="only"><input type="checkbox" id="only" /> only where they differ</label>
        <p class="quiet">${legend(rows)}</p>
        ${matrix(comparison)}
      </main>`,
  });
}

/** Legend of the signs that occur. */
function legend(rows: readonly ComparisonRow[]): Html[] {
  const found = new Set(rows.flatMap(({ cells }) => cells.map((cell) => cell?.status)));
  const shown = statusSchema.options.filter((status) => found.has(status));
  return shown.map((status) => html`${statusMark(status)} `);
}

function facts(columns: readonly Column[]): Html {
  const names = overviewOf(columns[0] as Column).map(([name]) => name);
  return html`<div class="scroll" role="region" aria-label="What is compared" tabindex="0">
    <table class="tally">
      <thead>
        <tr>
          <td></td>
          ${names.map((name) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${columns.map(
          (column) =>
            html`<tr>
              <th scope="row"><bdi>${column.name}</bdi></th>
              ${overviewOf(column).map(([, value]) => html`<td><bdi>${value}</bdi></td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function matrix({ columns, rows }: Comparison): Html {
  return html`<div class="scroll" role="region" aria-label="Requirements" tabindex="0">
    <table class="matrix">
      <thead>
        <tr>
          <th scope="col" colspan="3">Requirement</th>
          ${columns.map(({ name }) => html`<th scope="col" class="of"><bdi>${name}</bdi></th>`)}
        </tr>
      </thead>
      ${[...byArea(rows)].map(([area, own]) => body(areaName(area), own, columns))}
    </table>
  </div>`;
}

function body(area: string, rows: readonly ComparisonRow[], columns: readonly Column[]): Html {
  return html`<tbody ${!rows.some(differs) && html`class="same"`}>
    <tr>
      <th scope="rowgroup" class="area" colspan="${3 + columns.length}">${area}</th>
    </tr>
    ${rows.map((row) => line(row, columns))}
  </tbody>`;
}

function line(row: ComparisonRow, columns: readonly Column[]): Html {
  const { id, level, title, cells } = row;
  return html`<tr id="${id}" ${!differs(row) && html`class="same"`}>
    <td class="id">${id}</td>
    <td>${levelMark(level)}</td>
    <th scope="row">${title}</th>
    ${columns.map(
      ({ name }, index) =>
        html`<td class="of">${statusSign(name, cells[index]?.status, lanesOf(cells[index]))}</td>`,
    )}
  </tr>`;
}

/** Status in each lane: a requirement may have failed in one of them only. */
function lanesOf(cell: ComparisonRow['cells'][number]): string {
  const lanes = Object.entries(cell?.lanes ?? {});
  return lanes.map(([lane, status]) => `${lane}: ${status}`).join(', ');
}
