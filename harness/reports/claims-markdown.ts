import { scenariosOf, type Claim, type Lesson } from '../specification/lesson-claims';
import type { Scenario } from '../specification/specification';
import type { Verdict } from '../verdict/schema';
import { lastResult } from './verdict-text';
import { resultsIn } from './scenario-results';

/** The document `docs/claims.md`: every lesson claim, whether it is true, the scenarios that show it, and their results in a run. */
export function claimsMarkdown(
  lesson: Lesson,
  scenarios: readonly Scenario[],
  verdict: Verdict,
): string {
  const results = resultsIn(verdict);
  const sections = lesson.parts.flatMap(({ part, claims }) => [
    `## ${part}`,
    ...claims.flatMap((claim) => sectionOf(claim, scenarios, results)),
  ]);
  return `${[...opening(lesson, verdict), ...sections].join('\n\n')}\n`;
}

/**
 * A document without results and line numbers, for comparing it with the features. Lines move with every edit, and a
 * link that is a few lines off still finds its scenario.
 */
export function withoutResults(page: string): string {
  return page.replace(/^Last result: .*$/gm, '').replace(/^(- .*)#L\d+\): [^:]*$/gm, '$1');
}

/** Number of lesson claims that are true, in one sentence. */
export function claimsInShort({ parts }: Lesson): string {
  const claims = parts.flatMap((part) => part.claims);
  const count = (wanted: string): number =>
    claims.filter((claim) => claim.verdict === wanted).length;
  return `Of ${claims.length} claims of the lesson on rooms and namespaces ${count('holds')} hold as they are, ${count('with a caveat')} hold with a caveat, ${count('false')} are false, and ${count('opinion')} is an opinion.`;
}

function opening(lesson: Lesson, verdict: Verdict): string[] {
  return [
    "# The lesson's claims, and what is true",
    `${claimsInShort(lesson)} Written by \`npm run claims\` from [the claims](../fixtures/requirements/claims.yaml), [the features](../features/README.md) and the last run.`,
    `Last result: ${lastResult(verdict)}.`,
  ];
}

function sectionOf(
  { id, claim, verdict, truth, unshown }: Claim,
  scenarios: readonly Scenario[],
  results: ReadonlyMap<string, string>,
): string[] {
  const lines = scenariosOf(id, scenarios).map((scenario) => lineOf(scenario, results));
  return [
    `### ${id}: ${claim}`,
    `**${capitalised(verdict)}.** ${truth}`,
    unshown === undefined ? lines.join('\n') : `No scenario shows it: ${unshown}.`,
  ];
}

function lineOf(
  { name, place, requirements }: Scenario,
  results: ReadonlyMap<string, string>,
): string {
  const [file = '', line = ''] = place.split(':');
  const result = results.get(name) ?? 'did not run';
  return `- ${requirements.join()} [${escaped(name)}](../${file}#L${line}): ${result}`;
}

/** Text with a capital letter at its beginning. */
export function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function escaped(title: string): string {
  return title.replace(/[<>[\]*_`\\]/g, '\\$&');
}
