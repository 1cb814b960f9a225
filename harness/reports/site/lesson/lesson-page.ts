import { statementVerdicts } from '../../../verdict/lesson/statement-verdicts';
import { html, type Html } from '../../html/html';
import { inline } from '../../html/markdown/inline';
import { sitePage } from '../layout';
import { pages } from '../links';
import type { Site } from '../site';
import { lessonRule, type LessonPage } from './lesson-rule';
import { chaptersOf, type Chapter } from './lesson-rules';
import { ruleParts } from './rule-parts';

/** Renders the lesson Rule by Rule: each statement beside its live scenarios, who received what, and the code that does it. */
export function lessonPage(site: Site): string {
  const chapters = chaptersOf(site);
  const page = { site, verdicts: verdictsOf(site), anchors: anchorsOf(chapters) };
  return sitePage(site, {
    file: pages.lesson,
    heading: 'The lesson, Rule by Rule',
    opening: html`Each Rule says what is true, and stands beside the lesson's statements, the
      scenarios that ran on the wire, and the code that passes them.
      <a href="${pages.statements}">All statements</a> stand in the order of the lesson on a page of
      their own.`,
    body: html`${contents(chapters)} ${site.sequences.size === 0 && noDiagrams}
    ${chapters.map((chapter) => chapterSection(page, chapter))}`,
  });
}

/** Without a run nothing is known of any scenario. */
function verdictsOf({ lesson, verdict }: Site): LessonPage['verdicts'] {
  return statementVerdicts(lesson, verdict ?? { requirements: [] });
}

function anchorsOf(chapters: readonly Chapter[]): ReadonlyMap<string, string> {
  const rules = chapters.flatMap((chapter) => chapter.rules);
  const parts = rules.flatMap(({ rule }) => ruleParts(rule).scenarios);
  return new Map(parts.map(({ title, anchor }) => [title, anchor]));
}

const noDiagrams = html`<p class="says">
  There is no drawing of who received what yet:
  <code>npm run conformance -- --requirement lesson</code> runs the scenarios, and
  <code>npm run docs</code> draws them here.
</p>`;

function contents(chapters: readonly Chapter[]): Html {
  return html`<nav class="contents" aria-label="Rules of the lesson">
    ${chapters.map(
      ({ rules }) =>
        html`<p>
          ${rules.map(
            ({ explanation: { requirement } }) =>
              html`<a href="#${requirement.id}" title="${requirement.title}"
                >${nameOf(requirement.title)}</a
              > `,
          )}
        </p>`,
    )}
  </nav>`;
}

/** `Myth 1` for `Myth 1: A client is in …`. */
function nameOf(title: string): string {
  return title.replace(/:.*/, '');
}

function chapterSection(page: LessonPage, { feature, rules }: Chapter): Html {
  return html`<section>
    <h2>${feature.title}</h2>
    <p class="says">${inline(feature.about)}</p>
    ${rules.map((one) => lessonRule(page, one))}
  </section>`;
}
