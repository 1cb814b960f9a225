import type { Explanation } from '../../specification/explanation';
import type { Feature } from '../../specification/specification';
import { outcomeText, verdictReason } from '../verdict-text';
import { html, type Html } from '../html/html';

import { inline } from '../html/markdown/inline';
import { rests } from '../html/masthead';
import { lessonOverview } from './lesson/overview';
import { capitalized } from '../plain-text';
import { sitePage } from './layout';
import { featureHref, pages, siteHref } from './links';
import { inReadingOrder, isOutdated, type Site } from './site';

/** Renders the first page: the lesson, the reading order, how to read the features, and the result of the last run. */
export function indexPage(site: Site): string {
  return sitePage(site, {
    file: pages.index,
    heading: 'Rooms and namespaces',
    opening: html`First the lesson on rooms and namespaces in NestJS that this project began with:
    what is true, and what was shown. Then the whole specification, in reading order.`,
    body: html`${lessonOverview(site)}
      <section class="reading">
        <h2>Reading order</h2>
        <p>${inline(site.guide.opening)}</p>
        ${[...site.guide.areas].map(([folder, says]) => area(folder, says, site))}
      </section>
      ${reading(site)} ${result(site)}`,
  });
}

function area(folder: string, says: string, site: Site): Html {
  const own = inReadingOrder(site).filter(({ file }) => file.startsWith(`features/${folder}/`));
  return html`<section class="area">
    <header><h3>${folder}</h3></header>
    <p class="says">${inline(says)}</p>
    ${own.map((feature) => entry(feature, site))}
  </section>`;
}

function entry(feature: Feature, { explanations }: Site): Html {
  const href = featureHref(feature.file);
  const own = explanations.filter(({ rules }) =>
    rules.some(({ place }) => place.startsWith(`${feature.file}:`)),
  );
  return html`<section class="entry">
    <h4><a href="${href}">${feature.title}</a></h4>
    <p>${inline(feature.about)}</p>
    ${own.length > 0 && html`<p class="ids">${own.map((one) => idLink(one, href))}</p>`}
  </section>`;
}

function idLink({ requirement: { id, title } }: Explanation, href: string): Html {
  return html`<a class="id" href="${href}#${id}" title="${title}">${id}</a> `;
}

function reading({ guide }: Site): Html {
  return html`<section id="reading" class="reading">
    <h2>Steps and tags</h2>
    <p>
      <a href="${pages.language}">The step language</a> says what each step does, on the wire and in
      Socket.IO or NestJS. <a href="${pages.glossary}">The glossary</a> explains all terms.
    </p>
    <h3>Tags</h3>
    <dl class="about">
      ${guide.tags.map(
        ({ tags, meaning }) =>
          html`<div>
            <dt>${inline(tags)}</dt>
            <dd>${inline(meaning, (target) => siteHref(target, 'features/README.md'))}</dd>
          </div>`,
      )}
    </dl>
  </section>`;
}

function result(site: Site): Html {
  return html`<section id="result" class="last">
    <h2>The last result</h2>
    ${site.verdict === undefined ? noResult : judged(site.verdict, isOutdated(site))}
  </section>`;
}

const noResult = html`<p>
  There is no result yet. <code>npm run conformance</code> writes one, and
  <code>npm run docs</code> shows it on these pages.
</p>`;

function judged(verdict: NonNullable<Site['verdict']>, isOld: boolean): Html {
  return html`${isOld && html`<p class="outdated">The features have changed since that run.</p>`}
    <p>
      <b>${capitalized(outcomeText(verdict))}</b>:
      <bdi>${verdict.target.name} ${verdict.target.version}</bdi>. ${verdictReason(verdict)}.
    </p>
    ${rests(verdict)}`;
}
