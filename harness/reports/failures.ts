import type { Explanation } from '../specification/explanation';
import { levelName } from '../specification/requirements';
import { programEnding } from '../verdict/evidence';
import { partsOf } from '../verdict/failure-message';
import type { RequirementVerdict, ScenarioVerdict } from '../verdict/schema';
import { hasFailed } from '../verdict/status';
import { oneLine } from './plain-text';
import { sourcePlaceOf } from './source-place';

/** Builds the command line that runs one requirement again in one lane. */
export type Rerun = (requirementId: string, lane: string) => string;

/** A scenario that failed in one or several lanes with one message. */
export interface Failure {
  readonly requirement: RequirementVerdict;
  /** One entry for each lane; name and message are equal in all of them. */
  readonly scenarios: readonly [ScenarioVerdict, ...ScenarioVerdict[]];
}

/** What a printed failure needs beyond the failure itself. */
export interface FailureContext {
  readonly explanations: readonly Explanation[];
  readonly rerun: Rerun;
  /** Number of runs, at least 1. */
  readonly runs: number;
  /** Prefix of the paths of evidence, with a slash at its end, or empty. */
  readonly folder: string;
}

/** A failure in the parts that every report prints in this order. */
export interface FailureText {
  /** `TM-07 MUST`. */
  readonly requirement: string;
  readonly title: string;
  /** `features/03-messages/01-one-room.feature:41  "Title of the scenario"  (lanes)`. */
  readonly scenario: string;
  /** The step that failed; undefined if the failure was found after the scenario. */
  readonly step: string | undefined;
  /** What was expected and what came instead, as the step says it. */
  readonly message: string;
  /** Evidence and rerun command, a line each. */
  readonly next: readonly string[];
}

/** The failures that no listed deviation covers. */
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

/** Puts a failure into words, for a terminal, JUnit and a CI's summary alike. */
export function failureText(
  { requirement, scenarios }: Failure,
  context: FailureContext,
): FailureText {
  const { explanations, rerun, runs, folder } = context;
  const { id, level, title } = requirement;
  const [first] = scenarios;
  const { file, line } = sourcePlaceOf(requirement, first.name, explanations);
  const lanes = [...new Set(scenarios.map((scenario) => laneLabel(scenario, runs)))].join(', ');
  const { step, rest } = partsOf(first.message ?? 'no message');
  return {
    requirement: `${id} ${levelName(level)}`,
    title: oneLine(title),
    scenario: `${line === undefined ? file : `${file}:${line}`}  "${oneLine(first.name)}"  (${lanes})`,
    step,
    message: rest,
    next: [
      ...scenarios.flatMap(({ evidence }) =>
        evidence.map((path) => `${isProgram(path) ? 'program ' : 'evidence'}  ${folder}${path}`),
      ),
      `rerun     ${rerun(id, first.lane)}`,
    ],
  };
}

/** Whether a path of evidence is that of a program that shows the failure without this suite. */
export function isProgram(path: string): boolean {
  return path.endsWith(programEnding);
}

/** The lane of a scenario, and if there were several runs, in how many of them it failed. */
export function laneLabel({ lane, failedRuns }: ScenarioVerdict, runs: number): string {
  return failedRuns === undefined ? lane : `${lane}: failed in ${failedRuns} of ${runs} runs`;
}
