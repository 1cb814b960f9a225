import { html, type Content } from '../html/html';
import { inline } from '../html/markdown/inline';
import { markdown, titleOf } from '../html/markdown/markdown';
import { payloadTables } from '../html/requirement/payload-tables';
import { sitePage } from './layout';
import { pages, siteHref } from './links';
import type { Site } from './site';

/** A document in Markdown, and the page that it becomes. */
export interface SiteDocument {
  /** From the package's own folder: `docs/contract.md`. */
  readonly path: string;
  readonly file: string;
  readonly text: string;
}

/** Renders a document as a page whose links stay on the site where they can. */
export function documentPage(site: Site, { path, file, text }: SiteDocument): string {
  const toHref = (target: string): string | undefined => siteHref(target, path);
  const [, opening = '', rest = ''] = /^# .*\n+((?:[^#|\n-].*\n?)+)([^]*)$/.exec(text) ?? [];
  return sitePage(site, {
    file,
    heading: titleOf(text),
    opening: inline(opening.replace(/\s+/g, ' ').trim(), toHref),
    body: html`<article class="document">
      ${markdown(opening === '' ? text : rest, { toHref })} ${tablesOn(file, site)}
    </article>`,
  });
}

/** The page of the payload tables shows them all. */
function tablesOn(file: string, { tables }: Site): Content {
  return file === pages.payloads && payloadTables(tables);
}
