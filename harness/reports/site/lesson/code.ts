import { html, type Html } from '../../html/html';

/** A part of the reference server's source. */
export interface CodeExcerpt {
  /** From the package's own folder: `reference-server/rooms/rooms.ts`. */
  readonly file: string;
  /** `Rooms.join`. */
  readonly symbol: string;
  /** Line of the file on which it begins, from 1. */
  readonly line: number;
  readonly text: string;
}

/** Renders an excerpt as written, below its place. */
export function codeExcerpt({ file, symbol, line, text }: CodeExcerpt): Html {
  return html`<figure class="excerpt">
    <figcaption><b>${symbol}</b> <code>${file}:${line}</code></figcaption>
    <pre class="gherkin">${text.split('\n').map(codeLine)}</pre>
  </figure>`;
}

/** On a narrow screen a line goes on further in than it began. Comments step back. */
function codeLine(text: string): Html {
  const indent = Math.min(/^ */.exec(text)?.[0].length ?? 0, 8);
  const isComment = /^\s*(\/\*\*|\*|\/\/)/.test(text);
  const shown = isComment ? html`<span class="quiet">${text}</span>` : html`${text}`;
  return html`<span class="line in-${indent}">${shown}${'\n'}</span>`;
}
