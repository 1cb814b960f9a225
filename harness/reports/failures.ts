import type { Colors } from 'picocolors/types';
import type { RequirementVerdict, ScenarioVerdict, Verdict } from '../verdict/schema';
import { excerpt, oneLine } from './plain-text';

/** The command that runs a requirement again in a lane. */
export type Rerun = (requirementId: string, lane: string) => string;

/** What a failure in one or several lanes has in common. */
export interface Failure {
  readonly requirement: RequirementVerdict;
  /** The same scenario with the same message, once per lane. */
  readonly scenarios: readonly [ScenarioVerdict, ...ScenarioVerdict[]];
}

/** One paragraph per failure that no deviation explains, with what it takes to look into it. */
export function failureParagraphs(
  { requirements, environment }: Verdict,
  rerun: Rerun,
  c: Colors,
): string[] {
  return failuresIn(requirements).map((failure) =>
    paragraph(failure, { rerun, runs: environment.runs }, c),
  );
}

/** The failures that no deviation explains. */
export function failuresIn(requirements: readonly RequirementVerdict[]): Failure[] {
  return requirements.filter(({ status }) => status !== 'expected-failure').flatMap(failuresOf);
}

function failuresOf(requirement: RequirementVerdict): Failure[] {
  const groups = new Map<string, [ScenarioVerdict, ...ScenarioVerdict[]]>();
  for (const scenario of requirement.scenarios.filter(hasFailed)) {
    const key = JSON.stringify([scenario.name, scenario.message]);
    const group = groups.get(key);
    if (group) group.push(scenario);
    else groups.set(key, [scenario]);
  }
  return [...groups.values()].map((scenarios) => ({ requirement, scenarios }));
}

/** Whether it failed, if only in some of several runs. */
export function hasFailed({ status }: ScenarioVerdict): boolean {
  return status === 'failed' || status === 'flaky';
}

function paragraph(
  { requirement, scenarios }: Failure,
  { rerun, runs }: { rerun: Rerun; runs: number },
  c: Colors,
): string {
  const { id, level, title, feature } = requirement;
  const [first] = scenarios;
  const lanes = [...new Set(scenarios.map((scenario) => placeOf(scenario, runs)))].join(', ');
  const evidence = scenarios.flatMap((scenario) => scenario.evidence);
  return [
    `  ${c.red(`${id} ${level}`)}  ${oneLine(title)}`,
    `    ${feature ?? 'no feature'}: "${oneLine(first.name)}" in ${lanes}`,
    ...excerpt(first.message ?? 'no message', 25).map((line) => `      ${line}`.trimEnd()),
    ...evidence.map((path) => `    evidence  ${path}`),
    `    rerun     ${rerun(id, first.lane)}`,
  ].join('\n');
}

/** The lane, and of several runs in how many of them. */
export function placeOf({ lane, failedRuns }: ScenarioVerdict, runs: number): string {
  return failedRuns === undefined ? lane : `${lane} (failed in ${failedRuns} of ${runs} runs)`;
}
