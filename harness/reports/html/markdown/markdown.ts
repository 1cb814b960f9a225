import { html, type Html } from '../html';
import { inline, withoutMarks, type LinkTarget } from './inline';

/** How the links of a document are rendered. */
export interface MarkdownOptions {
  readonly toHref: LinkTarget;
}

/** A part of a document: lines that make one element. */
type Block = readonly string[];

/**
 * Renders the Markdown of this package's documents: headings with the anchors that GitHub gives them, paragraphs, lists,
 * tables and code blocks. The first heading, the document's title, is left out. Anything else comes out as text.
 */
export function markdown(text: string, { toHref }: MarkdownOptions): Html[] {
  const slugs = new Map<string, number>();
  return blocksOf(text.replace(/<!--[^]*?-->/g, '').replace(/^# .*\n/, '')).map((block) =>
    isHeading(block) ? heading(block, toHref, slugs) : rendered(block, toHref),
  );
}

/** Returns the title of a document: its first heading. */
export function titleOf(text: string): string {
  return withoutMarks(/^# (.*)$/m.exec(text)?.[1] ?? '');
}

function blocksOf(text: string): Block[] {
  const blocks = text
    .split(/^(```[^]*?^```$)/m)
    .flatMap((part) => (part.startsWith('```') ? [part] : paragraphsOf(part)));
  return joinedLists(blocks.map((block) => block.split('\n')));
}

/** Parts with empty lines between them, and headings. */
function paragraphsOf(text: string): string[] {
  return text
    .replace(/^#.*$/gm, '\n$&\n')
    .split(/\n{2,}/)
    .map((part) => part.replace(/^\n|\n$/g, ''))
    .filter((part) => part !== '');
}

/** Items of one list may have empty lines between them. */
function joinedLists(blocks: readonly Block[]): Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    const continues = last && isList(last) && (isList(block) || block[0]?.startsWith('  '));
    if (continues) joined.splice(-1, 1, [...last, ...block]);
    else joined.push(block);
  }
  return joined;
}

function isHeading([first = '']: Block): boolean {
  return /^#{2,6} /.test(first);
}

function isList([first = '']: Block): boolean {
  return /^(?:[-*]|\d+\.) /.test(first);
}

function heading(block: Block, toHref: LinkTarget, slugs: Map<string, number>): Html {
  const [, level = '', text = ''] = /^(#+) (.*)$/.exec(block[0] ?? '') ?? [];
  const id = uniqueSlug(withoutMarks(text), slugs);
  const words = inline(text, toHref);
  if (level.length === 2) return html`<h2 id="${id}">${words}</h2>`;
  if (level.length === 3) return html`<h3 id="${id}">${words}</h3>`;
  return html`<h4 id="${id}">${words}</h4>`;
}

/** The anchor that GitHub gives a heading; a second heading with the same words gets a number. */
function uniqueSlug(words: string, slugs: Map<string, number>): string {
  const slug = words
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
  const count = slugs.get(slug) ?? 0;
  slugs.set(slug, count + 1);
  return count === 0 ? slug : `${slug}-${count}`;
}

function rendered(block: Block, toHref: LinkTarget): Html {
  const [first = ''] = block;
  if (first.startsWith('```'))
    return html`<pre class="code">${block.slice(1, -1).join('\n')}</pre>`;
  if (first.startsWith('|')) return table(block, toHref);
  if (isList(block)) return list(block, toHref);
  return html`<p>${inline(block.join(' '), toHref)}</p>`;
}

function table(block: Block, toHref: LinkTarget): Html {
  const [head = [], ...rows] = block
    .filter((_, index) => index !== 1)
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  const name = head.join(', ');
  return html`<div class="scroll" role="region" aria-label="Table: ${name}" tabindex="0">
    <table class="plain">
      <thead>
        <tr>
          ${head.map((cell) => html`<th scope="col">${inline(cell, toHref)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell) => html`<td>${inline(cell, toHref)}</td>`)}
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;
}

function list(block: Block, toHref: LinkTarget): Html {
  const items: string[][] = [];
  for (const line of block) {
    if (/^(?:[-*]|\d+\.) /.test(line)) items.push([line.replace(/^\S+ +/, '')]);
    else items.at(-1)?.push(line.trim());
  }
  const lines = items.map((item) => html`<li>${inline(item.join(' '), toHref)}</li> `);
  return /^\d/.test(block[0] ?? '')
    ? html`<ol>
        ${lines}
      </ol>`
    : html`<ul>
        ${lines}
      </ul>`;
}
