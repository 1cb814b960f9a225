import { plain } from '../../plain';

/** A piece of HTML: everything in it that was text has been escaped. */
export class Html {
  constructor(readonly text: string) {}
}

/** What may stand in a template. Texts are escaped; `undefined` and `false` leave no trace. */
export type Content = Html | string | number | undefined | false | readonly Content[];

/**
 * A template of HTML. Every inserted value is treated as text: markup is escaped, and characters that change the
 * writing direction are removed. An attribute's value stands in double quotes. The template's own indentation is
 * left out as well.
 */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Html {
  const raw = outdented.get(strings) ?? strings.map((part) => part.replace(/\n\s+/g, '\n'));
  outdented.set(strings, raw);
  return new Html(String.raw({ raw }, ...contents.map(markupOf)));
}

/** Parts of each template without its own indentation: a page repeats the same templates thousands of times. */
const outdented = new WeakMap<TemplateStringsArray, readonly string[]>();

/** Returns an address that a browser may follow: to the web, into the page, or to a file beside it; `#` for any other. */
export function address(text: string): string {
  const isWeb = /^https?:\/\//i.test(text);
  const isNear = /^[#\w.][\w./-]*(#[\w-]+)?$/.test(text);
  return isWeb || isNear ? text : '#';
}

function markupOf(content: Content): string {
  if (content === undefined || content === false) return '';
  if (content instanceof Html) return content.text;
  if (typeof content === 'object') return content.map(markupOf).join('');
  return plain(String(content)).replace(/[&<>"'`]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
