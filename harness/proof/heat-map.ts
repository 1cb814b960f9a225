import type { FaultProof, Proof } from './proof';

const style = `
  :root { color-scheme: light dark; font: 14px/1.4 system-ui, sans-serif; }
  table { border-collapse: collapse; }
  th, td { padding: 2px 4px; border: 1px solid color-mix(in srgb, currentcolor 15%, transparent); }
  thead th { position: sticky; top: 0; background: canvas; writing-mode: vertical-rl; font-weight: normal; }
  tbody th { position: sticky; left: 0; background: canvas; text-align: left; font-weight: normal; white-space: nowrap; }
  td { text-align: center; min-width: 1em; }
  .caught { background: #2da44e; color: #fff; }
  .missed { background: #cf222e; color: #fff; }
  .too { background: #bf8700; color: #fff; }
  .held { color: color-mix(in srgb, currentcolor 40%, transparent); }`;

const legend = [
  ['caught', '●', 'was to fail and failed'],
  ['missed', '✕', 'was to fail and did not'],
  ['too', '○', 'failed, too'],
  ['held', '·', 'held'],
] as const;

type Cell = (typeof legend)[number];

/** The proof as one self-contained HTML page: a row for each fault, survivors first, a column for each requirement that ran. */
export function heatMap(proof: Proof): string {
  const { suite, totals, faults, correct, backplane } = proof;
  const ids = [...new Set(faults.flatMap(idsOf))].sort();
  const head = ids.map((id) => `<th scope="col">${id}</th>`).join('');
  const counts = Object.entries(totals).map(([status, count]) => `${count} ${status}`);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Proof of ${escaped(suite.name)} ${escaped(suite.version)}</title>
<style>${style}
</style>
<h1>Proof: which faults each requirement has been seen to catch</h1>
<p>${escaped(suite.name)} ${escaped(suite.version)}, requirement set ${escaped(suite.requirementSet)}, ${escaped(backplane)}.
${counts.join(', ')}. The correct server: ${escaped(correct.outcome)}.</p>
<p>${legend.map(([name, sign, text]) => `<span class="${name}">&nbsp;${sign}&nbsp;</span> ${text}`).join(' · ')}</p>
<table>
<thead><tr><td></td><th scope="col">status</th>${head}</tr></thead>
<tbody>
${faults.map((fault) => row(fault, ids)).join('\n')}
</tbody>
</table>
</html>
`;
}

function row(fault: FaultProof, ids: readonly string[]): string {
  const title = escaped([fault.does, fault.reason].filter(Boolean).join('\n'));
  const cells = ids.map((id) => {
    const cell = cellOf(fault, id);
    return cell ? `<td class="${cell[0]}" title="${id} ${cell[2]}">${cell[1]}</td>` : '<td></td>';
  });
  const name = `<th scope="row" title="${title}">${escaped(fault.fault)}</th>`;
  return `<tr>${name}<td>${fault.status}</td>${cells.join('')}</tr>`;
}

/** Undefined if the requirement did not run. */
function cellOf({ breaks, requirements }: FaultProof, id: string): Cell | undefined {
  const status = requirements[id];
  if (status === undefined) return undefined;
  const [caught, missed, too, held] = legend;
  if (breaks.includes(id)) return status === 'failed' ? caught : missed;
  return status === 'failed' ? too : held;
}

function idsOf({ breaks, requirements }: FaultProof): string[] {
  return [...breaks, ...Object.keys(requirements)];
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
