import { claimIn, type Claim, type Lesson } from '../specification/claims';
import type { Scenario } from '../specification/specification';
import type { ScenarioVerdict, Verdict } from '../verdict/schema';

/** The document `docs/claims.md`: every claim of the lesson, the truth, and what shows it, with the results of a run. */
export function claimsPage(
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
 * The same document without results and line numbers: what must not differ between it and the features. Lines move with
 * every edit, and a link that is a few lines off still finds its scenario.
 */
export function withoutResults(page: string): string {
  return page.replace(/^Last result: .*$/gm, '').replace(/^(- .*)#L\d+\): [^:]*$/gm, '$1');
}

function opening({ parts }: Lesson, verdict: Verdict): string[] {
  const claims = parts.flatMap((part) => part.claims);
  const count = (wanted: string): number =>
    claims.filter((claim) => claim.verdict === wanted).length;
  const { target, environment, outcome } = verdict;
  return [
    "# The lesson's claims, and what is true",
    `Of ${claims.length} claims of the lesson on rooms and namespaces ${count('holds')} hold as they are, ${count('with a caveat')} hold with a caveat, ${count('false')} are false, and ${count('opinion')} is an opinion. Written by \`npm run claims\` from [the claims](../fixtures/requirements/claims.yaml), [the features](../features/README.md) and the last run.`,
    `Last result: ${target.name} ${target.version}, ${outcome}; lanes ${environment.lanes.join(', ')}; backplane ${environment.backplane}.`,
  ];
}

function sectionOf(
  { id, claim, verdict, truth, unshown }: Claim,
  scenarios: readonly Scenario[],
  results: ReadonlyMap<string, string>,
): string[] {
  const showing = scenarios.filter(({ tags }) => tags.some((tag) => claimIn(tag) === id));
  const lines = showing.map((scenario) => lineOf(scenario, results));
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

function resultsIn({ requirements }: Verdict): ReadonlyMap<string, string> {
  const byName = new Map<string, ScenarioVerdict[]>();
  for (const scenario of requirements.flatMap(({ scenarios }) => scenarios))
    byName.set(scenario.name, [...(byName.get(scenario.name) ?? []), scenario]);
  return new Map([...byName].map(([name, runs]) => [name, resultOf(runs)]));
}

function resultOf(runs: readonly ScenarioVerdict[]): string {
  const others = runs.filter(({ status }) => status !== 'passed');
  if (others.length === 0) return 'passed';
  return others.map(({ status, lane }) => `${status} in ${lane}`).join(', ');
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function escaped(title: string): string {
  return title.replace(/[<>[\]*_`\\]/g, '\\$&');
}
