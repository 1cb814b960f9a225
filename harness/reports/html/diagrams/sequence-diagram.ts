import type { SequenceEntry, Sequence } from '../../../contract/sequence';
import { html, type Html } from '../html';
import { layoutOf, sizes, wordsOf, type Layout, type Lifeline, type Row } from './sequence-layout';

/** Draws the sequence diagram of the scenario `name`, with a description in words. */
export function sequenceDiagram(name: string, sequence: Sequence): Html {
  const layout = layoutOf(sequence);
  const { width, height, lifelines, rows } = layout;
  return html`<figure>
    <div class="diagram" tabindex="0" role="region" aria-label="Sequence diagram: ${name}">
      <svg
        role="img"
        width="${width}"
        height="${height}"
        viewBox="0 0 ${width} ${height}"
        xmlns="http://www.w3.org/2000/svg"
      >
        <title>Sequence diagram: ${name}</title>
        <desc>${description(sequence)}</desc>
        ${lifelines.map((one) => lifeline(one, layout))} ${rows.map(row)}
      </svg>
    </div>
    <figcaption>${legend(sequence)}</figcaption>
  </figure>`;
}

function lifeline({ name, isServer, x }: Lifeline, { height }: Layout): Html {
  const { box, head } = sizes;
  return html`<g class="${isServer ? 'server' : 'person'}"
    ><path class="life" d="M${x} ${head}V${height}" /><rect
      x="${x - box / 2}"
      y="1"
      width="${box}"
      height="${head - 2}"
      rx="${isServer ? 0 : head / 2}"
    /><text x="${x}" y="18" text-anchor="middle">${name}</text></g
  >`;
}

function row({ entry, y, from, to, label }: Row): Html {
  const { x, anchor, text } = label;
  return html`<g class="${kindOf(entry)}"
    ><text class="time" x="64" y="${y}" text-anchor="end">${timeOf(entry)}</text
    >${from !== to && arrow(from, to, y)}<text x="${x}" y="${y - 6}" text-anchor="${anchor}"
      >${text}</text
    ></g
  >`;
}

/** The column of times has room for four digits and a tenth, or for six digits. */
function timeOf({ at }: SequenceEntry): string {
  return `${at.toFixed(at < 10_000 ? 1 : 0)} ms`;
}

function arrow(from: number, to: number, y: number): Html {
  const back = from < to ? -6 : 6;
  return html`<path class="shaft" d="M${from} ${y}H${to}" /><path
      d="M${to + back} ${y - 4}L${to} ${y}L${to + back} ${y + 4}"
    />`;
}

/** Fences and acknowledgements that succeed are drawn lightly. */
function kindOf({ way, text, unexpected = false }: SequenceEntry): string {
  if (unexpected) return 'unexpected';
  if (way === 'missed') return way;
  if (text === 'fence') return 'fence quiet';
  return way === 'noted' || /^\S+ (CONNECT|ACK \{ ok: true)\b/.test(text) ? 'quiet' : way;
}

/** Describes what went wrong, in order. */
function description({ entries }: Sequence): string {
  const people = [...new Set(entries.map(({ who }) => who))];
  const wrong = entries.filter(({ way, unexpected = false }) => way === 'missed' || unexpected);
  const lines = wrong.map((entry) => `${entry.at.toFixed(1)} ms, ${entry.who}: ${wordsOf(entry)}.`);
  return [`${entries.length} packets and notes of ${people.join(', ')}.`, ...lines].join(' ');
}

/** Explains the signs that this diagram uses. */
function legend({ entries, earlier }: Sequence): Html {
  const kinds = new Set(entries.map(kindOf));
  const parts = [
    'Time runs downwards',
    kinds.has('unexpected') && '✕ in red: should not have come',
    kinds.has('missed') && 'dashed: expected, but missing',
    kinds.has('fence quiet') && 'fence: proof that everything sent before it has arrived',
    earlier > 0 && `${earlier} earlier packets are left out`,
  ];
  return html`${parts.filter((part) => part !== false).join(' · ')}`;
}
