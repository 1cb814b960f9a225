import { address, html, type Content, type Html } from '../html';

/** Returns where a link of a text leads on the page at hand, or undefined if it leads to no page: it is shown as text. */
export type LinkTarget = (target: string) => string | undefined;

/** One kind of mark: what it looks like, and what it is rendered as. */
interface Mark {
  readonly source: string;
  readonly render: (part: string, toHref: LinkTarget) => Html;
}

const marks: readonly Mark[] = [
  { source: /`` .+? ``/.source, render: (part) => html`<code>${part.slice(3, -3)}</code>` },
  { source: /`[^`]+`/.source, render: (part) => html`<code>${part.slice(1, -1)}</code>` },
  {
    source: /\*\*.+?\*\*/.source,
    render: (part, toHref) => html`<b>${inline(part.slice(2, -2), toHref)}</b>`,
  },
  {
    source: /(?<![\w\\])_[^_]+_(?!\w)/.source,
    render: (part, toHref) => html`<em>${inline(part.slice(1, -1), toHref)}</em>`,
  },
  { source: /(?<!\\)\[(?:\\.|`[^`]*`|[^\]\\])*\]\([^)\s]+\)/.source, render: namedLink },
  { source: /<a id="[\w-]+"><\/a>/.source, render: anchor },
  {
    source: /<https?:\/\/[^>\s]+>/.source,
    render: (part, toHref) => link(part.slice(1, -1), part.slice(1, -1), toHref),
  },
  {
    source: /https?:\/\/[^\s<>)]*[\w/#]/.source,
    render: (part, toHref) => link(part, part, toHref),
  },
];
const marked = new RegExp(`(${marks.map(({ source }) => source).join('|')})`);

/** Renders a text of one paragraph in which code, weight, emphasis, links and anchors are marked as in Markdown. */
export function inline(text: string, toHref: LinkTarget = webOnly): Content[] {
  return text
    .split(marked)
    .map((part, index) => (index % 2 === 0 ? unescaped(part) : rendered(part, toHref)));
}

/** Returns a text without its marks. */
export function withoutMarks(text: string): string {
  return html`${inline(text)}`.text
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

function rendered(part: string, toHref: LinkTarget): Html {
  const mark = marks.find(({ source }) => new RegExp(`^(?:${source})$`).test(part));
  return mark ? mark.render(part, toHref) : html`${part}`;
}

function namedLink(part: string, toHref: LinkTarget): Html {
  const [, words = '', target = ''] = /^\[(.*)\]\((\S+)\)$/.exec(part) ?? [];
  return link(target, inline(words, toHref), toHref);
}

function anchor(part: string): Html {
  return html`<a id="${/"(.*)"/.exec(part)?.[1]}"></a>`;
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
