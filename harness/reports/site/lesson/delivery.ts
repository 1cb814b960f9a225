import type { Sequence, SequenceEntry } from '../../../contract/sequence';
import { sequenceDiagram } from '../../html/diagrams/sequence-diagram';
import { html, type Html } from '../../html/html';

/** Rows of a drawing at most: the last ones, where the messages are. */
const mostRows = 40;

/** Rows at most of a drawing that stands open: a longer one would hide what follows. */
const openRows = 25;

/** Renders who received what in a scenario; closed until a reader asks for it, unless it is the `first` of its Rule. */
export function deliveryDiagram(title: string, sequence: Sequence, first: boolean): Html {
  const shown = shortened(sequence);
  const open = first && shown.entries.length <= openRows;
  return html`<details class="delivery" ${open && html`open`}>
    <summary>Who received what</summary>
    ${sequenceDiagram(title, shown)}
  </details>`;
}

/** Leaves out the acknowledgements that only say that all is well, and what came long before the end. */
function shortened({ earlier, entries }: Sequence): Sequence {
  const telling = entries.filter((entry) => !isPlainSuccess(entry));
  const shown = telling.slice(-mostRows);
  return { earlier: earlier + telling.length - shown.length, entries: shown };
}

function isPlainSuccess({ way, text, unexpected = false }: SequenceEntry): boolean {
  return way === 'received' && !unexpected && /^\S+ ACK \{ ok: true\b/.test(text);
}
