import type { SequenceEntry, Sequence } from '../../../contract/sequence';
import { cut } from '../../../contract/brief';

/** Line of a client or a server down the diagram. */
export interface Lifeline {
  readonly name: string;
  readonly isServer: boolean;
  readonly x: number;
}

/** An entry with its place: an arrow between two lifelines, or a note at one. */
export interface Row {
  readonly entry: SequenceEntry;
  readonly y: number;
  readonly from: number;
  readonly to: number;
  readonly label: { readonly text: string; readonly x: number; readonly anchor: 'start' | 'end' };
}

/** Places of everything in a sequence diagram, in pixels from its upper left corner. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly lifelines: readonly Lifeline[];
  readonly rows: readonly Row[];
}

/** Sizes that the drawing shares, in pixels. */
export const sizes = { head: 28, box: 104, gap: 8 } as const;

const timeColumn = 72;
const columnWidth = 124;
const rowHeight = 27;
const characterWidth = 6.6;

/** Lays out a sequence: time runs downwards, and clients stand beside the server that they are connected to. */
export function layoutOf({ entries }: Sequence): Layout {
  const lifelines = lifelinesOf(entries);
  const width = timeColumn + lifelines.length * columnWidth;
  const at = new Map(lifelines.map(({ name, x }) => [name, x]));
  const rows = entries.map((entry, index) => {
    const [who = 0, server = 0] = [at.get(entry.who), at.get(serverOf(entry))];
    const [from, to] = endsOf(entry.way, who, server);
    const y = sizes.head + (index + 1) * rowHeight;
    return { entry, y, from, to, label: labelOf(wordsOf(entry), [from, to], width) };
  });
  return { width, height: sizes.head + (entries.length + 1) * rowHeight, lifelines, rows };
}

/** Returns the text of an entry in the diagram, which names its mistake in words. */
export function wordsOf({ way, text, unexpected = false }: SequenceEntry): string {
  if (way === 'missed') return `missing: ${text}`;
  return unexpected ? `✕ unexpected: ${text}` : text;
}

function endsOf(
  way: SequenceEntry['way'],
  who: number,
  server: number,
): [from: number, to: number] {
  if (way === 'noted') return [who, who];
  return way === 'sent' ? [who, server] : [server, who];
}

function lifelinesOf(entries: readonly SequenceEntry[]): Lifeline[] {
  const servers = [...new Set(entries.map(serverOf))].sort();
  const names = servers.flatMap((server) => {
    const own = entries.filter((entry) => serverOf(entry) === server);
    const people = [...new Set(own.map(({ who }) => who))].filter((who) => who !== server);
    const half = Math.ceil(people.length / 2);
    return [...people.slice(0, half), server, ...people.slice(half)];
  });
  return names.map((name, index) => ({
    name,
    isServer: servers.includes(name),
    x: timeColumn + (index + 0.5) * columnWidth,
  }));
}

function serverOf({ instance }: SequenceEntry): string {
  return instance === undefined ? 'server' : `server ${instance}`;
}

/** A label begins at the left end of its arrow, or ends at the right one where there is more room. */
function labelOf(text: string, ends: readonly number[], width: number): Row['label'] {
  const [left, right] = [Math.min(...ends) + sizes.gap, Math.max(...ends) - sizes.gap];
  const [roomRight, roomLeft] = [width - left, right - timeColumn];
  const needed = text.length * characterWidth;
  const isRight = needed <= roomRight || roomRight >= roomLeft;
  const room = isRight ? roomRight : roomLeft;
  const shown = cut(text, Math.floor(room / characterWidth));
  return isRight
    ? { text: shown, x: left, anchor: 'start' }
    : { text: shown, x: right, anchor: 'end' };
}
