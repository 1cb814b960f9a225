import { join } from 'node:path';
import { lastResult } from '../verdict-text';
import { htmlDocument, styleOf } from '../html/document';
import { html, type Content, type Html } from '../html/html';
import { pages, signposts } from './links';
import { isOutdated, type Site } from './site';

/** What one page of the site says. */
export interface OperationRequest {
  /** Its file. */
  readonly file: string;
  readonly heading: string;
  /** What the heading stands in, if that is more than the site. */
  readonly within?: Content;
  readonly opening: Content;
  readonly body: Content;
}

/** A page of the site: where one is, what the page is about, and of what run its results are. */
export function sitePage(
  site: Site,
  { file, heading, within, opening, body }: OperationRequest,
): string {
  const { name, version, requirementSet } = site.suite;
  return htmlDocument({
    title: `${heading} – ${name}`,
    style: styleOf(join(__dirname, 'site.css')),
    body: html`<header class="masthead site">
        <p class="suite">
          ${name} ${version} <span class="quiet">requirement set ${requirementSet}</span>
        </p>
        <nav aria-label="Pages">
          ${signposts.map(([words, href]) => pageLink(words, href, href === file))}
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
    ${isOutdated(site) && html`<span class="outdated">of other features than these</span>`}
  </p>`;
}
