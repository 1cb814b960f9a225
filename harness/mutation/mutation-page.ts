import { htmlDocument } from '../reports/html/document';
import { html, type Html } from '../reports/html/html';
import type { MutantResult, MutationResult } from './mutation-result';

const style = `
  :root { color-scheme: light dark; font: 14px/1.4 system-ui, sans-serif; }
  table { border-collapse: collapse; }
  th, td { padding: 2px 4px; border: 1px solid color-mix(in srgb, currentcolor 15%, transparent); }
  thead th { position: sticky; top: 0; background: canvas; writing-mode: vertical-rl; font-weight: normal; }
  tbody th { position: sticky; left: 0; background: canvas; text-align: left; font-weight: normal; white-space: nowrap; }
  td { text-align: center; min-width: 1em; }
  .killer { background: #2da44e; color: #fff; }
  .missed { background: #cf222e; color: #fff; }
  .too { background: #bf8700; color: #fff; }
  .held { color: color-mix(in srgb, currentcolor 40%, transparent); }`;

const legend = [
  ['killer', '●', 'declared, failed'],
  ['missed', '✕', 'declared, did not fail'],
  ['too', '○', 'failed as well'],
  ['held', '·', 'passed'],
] as const;

type Cell = (typeof legend)[number];

/** Returns a self-contained HTML page: a row for each mutant, survivors first, and a column for each requirement that ran. */
export function mutationPage(result: MutationResult): string {
  const { suite, totals, mutants, correct, backplane } = result;
  const ids = [...new Set(mutants.flatMap(idsOf))].sort();
  const counts = Object.entries(totals).map(([status, count]) => `${count} ${status}`);
  const body = html`<h1>Mutants: which requirements fail against which broken server</h1>
    <p>
      ${suite.name} ${suite.version}, requirement set ${suite.requirementSet}, ${backplane}.
      ${counts.join(', ')}. Correct server: ${correct.outcome}.
    </p>
    <p>
      ${legend.map(([name, sign, text]) => html`<span class="${name}"> ${sign} </span> ${text} `)}
    </p>
    <table>
      <thead>
        <tr>
          <td></td>
          <th scope="col">status</th>
          ${ids.map((id) => html`<th scope="col">${id}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${mutants.map((mutant) => row(mutant, ids))}
      </tbody>
    </table>`;
  return htmlDocument({ title: `Mutants of ${suite.name} ${suite.version}`, style, body });
}

function row(result: MutantResult, ids: readonly string[]): Html {
  const title = [result.does, result.reason].filter(Boolean).join('\n');
  return html`<tr>
    <th scope="row" title="${title}">${result.mutant}</th>
    <td>${result.status}</td>
    ${ids.map((id) => cell(id, cellOf(result, id)))}
  </tr>`;
}

function cell(id: string, found: Cell | undefined): Html {
  if (!found) return html`<td></td>`;
  return html`<td class="${found[0]}" title="${id} ${found[2]}">${found[1]}</td>`;
}

/** Returns undefined if the requirement did not run. */
function cellOf({ breaks, requirements }: MutantResult, id: string): Cell | undefined {
  const status = requirements[id];
  if (status === undefined) return undefined;
  const [killer, missed, too, held] = legend;
  if (breaks.includes(id)) return status === 'failed' ? killer : missed;
  return status === 'failed' ? too : held;
}

function idsOf({ breaks, requirements }: MutantResult): string[] {
  return [...breaks, ...Object.keys(requirements)];
}
