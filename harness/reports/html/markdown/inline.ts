import { address, html, type Content, type Html } from '../html';

/** Returns where a link of a text leads on the page at hand, or undefined if it leads to no page: it is shown as text. */
export type LinkTarget = (target: string) => string | undefined;

const parts: readonly string[] = [
  /`` .+? ``|`[^`]+`/.source,
  /\*\*.+?\*\*/.source,
  /(?<![\w\\])_[^_]+_(?!\w)/.source,
  /(?<!\\)\[(?:\\.|`[^`]*`|[^\]\\])*\]\([^)\s]+\)/.source,
  /<a id="[\w-]+"><\/a>/.source,
  /<https?:\/\/[^>\s]+>/.source,
];
const marked = new RegExp(`(${parts.join('|')})`);

/** Renders a text of one paragraph in which code, weight, emphasis, links and anchors are marked as in Markdown. */
export function inline(text: string, toHref: LinkTarget = webOnly): Content[] {
  return text
    .split(marked)
    .map((part, index) => (index % 2 === 0 ? unescaped(part) : mark(part, toHref)));
}

/** Returns a text without its marks. */
export function withoutMarks(text: string): string {
  return inline(text)
    .map((part) => (typeof part === 'string' ? part : String((part as Html).text)))
    .join('')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

function mark(part: string, toHref: LinkTarget): Html {
  const anchor = /^<a id="([\w-]+)">/.exec(part)?.[1];
  if (anchor !== undefined) return html`<a id="${anchor}"></a>`;
  if (part.startsWith('<')) return link(part.slice(1, -1), [part.slice(1, -1)], toHref);
  if (part.startsWith('``')) return html`<code>${part.slice(3, -3)}</code>`;
  if (part.startsWith('`')) return html`<code>${part.slice(1, -1)}</code>`;
  if (part.startsWith('**')) return html`<b>${inline(part.slice(2, -2), toHref)}</b>`;
  if (part.startsWith('_')) return html`<em>${inline(part.slice(1, -1), toHref)}</em>`;
  const [, words = '', target = ''] = /^\[(.*)\]\((\S+)\)$/s.exec(part) ?? [];
  return link(target, inline(words, toHref), toHref);
}

function link(target: string, words: Content, toHref: LinkTarget): Html {
  const href = toHref(target);
  return href === undefined ? html`${words}` : html`<a href="${address(href)}">${words}</a>`;
}

function unescaped(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

function webOnly(target: string): string | undefined {
  return /^https?:/.test(target) ? target : undefined;
}
