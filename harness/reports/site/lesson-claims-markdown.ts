import { scenariosShowing, type Lesson, type LessonClaim } from '../../specification/lesson-claims';
import type { Scenario } from '../../specification/specification';
import type { Verdict } from '../../verdict/schema';
import { lastResult } from '../verdict-text';
import { capitalized } from '../plain-text';
import { resultsIn } from '../scenario-results';

/** What the page of lesson claims is made of. */
export interface LessonReport {
  readonly lesson: Lesson;
  readonly scenarios: readonly Scenario[];
  /** Of the last run; undefined if there has been none. */
  readonly verdict: Verdict | undefined;
}

/**
 * Writes the page of lesson claims: each claim, whether it is true, and the scenarios that show it, with their results.
 * It is `docs/claims.md`, and the site renders it.
 */
export function lessonClaimsMarkdown({ lesson, scenarios, verdict }: LessonReport): string {
  const results = verdict && resultsIn(verdict);
  const sections = lesson.parts.flatMap(({ part, claims }) => [
    `## ${part}`,
    ...claims.flatMap((claim) => sectionOf(claim, scenarios, results)),
  ]);
  const result = verdict ? lastResult(verdict) : 'none yet';
  return `${['# Lesson claims', opening(lesson), `Last result: ${result}.`, ...sections].join('\n\n')}\n`;
}

/**
 * Returns the page without results and line numbers: what must not differ between it and the features. Lines move with
 * every edit, and a link that is a few lines off still finds its scenario.
 */
export function withoutResults(page: string): string {
  return page.replace(/^Last result: .*$/gm, '').replace(/^(- .*)#L\d+\)(: [^:\n]*)?$/gm, '$1');
}

function opening({ parts }: Lesson): string {
  const claims = parts.flatMap((part) => part.claims);
  const count = (wanted: string): number =>
    claims.filter((claim) => claim.verdict === wanted).length;
  return `The lesson on rooms and namespaces that this project began with makes ${claims.length} claims. ${count('holds')} hold, ${count('with a caveat')} hold with a caveat, ${count('false')} are false, and ${count('opinion')} is an opinion. \`npm run docs\` writes this page from [the lesson claims](../fixtures/requirements/claims.yaml), [the features](../features/README.md) and the last run.`;
}

function sectionOf(
  { id, claim, verdict, truth, unshown }: LessonClaim,
  scenarios: readonly Scenario[],
  results: ReadonlyMap<string, string> | undefined,
): string[] {
  const lines = scenariosShowing(id, scenarios).map((scenario) => lineOf(scenario, results));
  return [
    `### <a id="${id}"></a>${id}: ${claim}`,
    `**${capitalized(verdict)}.** ${truth}`,
    unshown === undefined ? lines.join('\n') : `No scenario shows it: ${unshown}.`,
  ];
}

function lineOf(
  { name, place, requirements }: Scenario,
  results: ReadonlyMap<string, string> | undefined,
): string {
  const [file = '', line = ''] = place.split(':');
  const result = results ? `: ${results.get(name) ?? 'did not run'}` : '';
  return `- ${requirements.join()} [${escaped(name)}](../${file}#L${line})${result}`;
}

function escaped(title: string): string {
  return title.replace(/[<>[\]*_`\\]/g, '\\$&');
}
