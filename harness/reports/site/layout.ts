import { join } from 'node:path';
import { lastResult } from '../verdict-text';
import { htmlDocument, styleOf } from '../html/document';
import { html, type Content, type Html } from '../html/html';
import { pages, signposts } from './links';
import { isOutdated, type Site } from './site';

/** What stands on one page of the site. */
export interface SitePage {
  /** Name of its file: `contract.html`. */
  readonly file: string;
  readonly heading: string;
  /** Area that the page belongs to, above its heading. */
  readonly within?: Content;
  readonly opening: Content;
  readonly body: Content;
}

/** Renders a page of the site: navigation, what the page is about, and which run its results are from. */
export function sitePage(site: Site, { file, heading, within, opening, body }: SitePage): string {
  const { name, version, requirementSet } = site.suite;
  return htmlDocument({
    title: `${heading} – ${name}`,
    style: styleOf(join(__dirname, 'site.css')),
    body: html`<header class="masthead site">
        <p class="suite">
          ${name} ${version} <span class="quiet">requirement set ${requirementSet}</span>
        </p>
        <nav aria-label="Pages">
          ${signposts.map(({ words, href }) => pageLink(words, href, href === file))}
        </nav>
        ${within !== undefined && html`<p class="within">${within}</p>`}
        <h1>${heading}</h1>
        <p class="grounds">${opening}</p>
        ${result(site)}
      </header>
      <main class="site">${body}</main>`,
  });
}

function pageLink(words: string, href: string, isThis: boolean): Html {
  return html`<a href="${href}" ${isThis && html`aria-current="page"`}>${words}</a> `;
}

function result(site: Site): Html {
  const { verdict } = site;
  const words = verdict ? lastResult(verdict) : 'none yet';
  return html`<p class="result">
    <a href="${pages.index}#result">Last result</a>: <bdi>${words}</bdi>
    ${isOutdated(site) && html`<span class="outdated">of other features than shown here</span>`}
  </p>`;
}
