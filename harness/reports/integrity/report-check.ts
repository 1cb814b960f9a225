import type { LaneResult } from '../../verdict/lane-run';
import { outcomeOf, totalsOf } from '../../verdict/outcome';
import type { Suite, Verdict } from '../../verdict/schema';
import { counted } from '../plain-text';

/** What a report is held against. */
export interface Measure {
  /** Of the features and the requirement set that are installed. */
  readonly suite: Pick<Suite, 'featuresDigest' | 'requirementsDigest'>;
  /** Ids of the requirement set. */
  readonly requirements: readonly string[];
  /** All lanes there are. */
  readonly lanes: readonly string[];
}

/**
 * What is wrong with a report: it is not what a run wrote, the run did not look at everything that there is to look at, or
 * did not come to its end.
 */
export type Flaws = Readonly<Record<'touched' | 'trimmed' | 'incomplete', readonly string[]>>;

/** Whether the figures of a verdict follow from its requirements, and its scenarios from the messages of the lanes. */
export function contradictions(verdict: Verdict, lanes: readonly LaneResult[]): string[] {
  const { requirements, totals, outcome } = verdict;
  const isSum = JSON.stringify(totals) === JSON.stringify(totalsOf(requirements));
  const outcomes = [outcomeOf(verdict, false), outcomeOf(verdict, true)];
  return [
    ...(isSum ? [] : ['verdict.json: the totals are not those of its requirements']),
    ...(outcomes.includes(outcome) ? [] : [`verdict.json: ${outcome} does not follow from it`]),
    ...differing(verdict, lanes),
  ];
}

function differing({ requirements }: Verdict, lanes: readonly LaneResult[]): string[] {
  const said = requirements.flatMap(({ scenarios }) => scenarios).map(lineOf);
  const shown = lanes.flatMap(({ scenarios }) => scenarios).map(lineOf);
  return [
    ...beyond(said, shown).map((line) => `verdict.json has what the messages do not show: ${line}`),
    ...beyond(shown, said).map(
      (line) => `verdict.json unsupportedReason what the messages show: ${line}`,
    ),
  ];
}

function lineOf(scenario: { lane: string; name: string; status: string }): string {
  const { lane, name, status } = scenario;
  return `${status} in ${lane}: ${name}`;
}

/** What one list has more often than the other. */
function beyond(one: readonly string[], other: readonly string[]): string[] {
  const left = [...other];
  return one.filter((line) => {
    const index = left.indexOf(line);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

/** What the run left out of what there is. */
export function gaps(
  { suite, environment, requirements, target }: Verdict,
  measure: Measure,
): string[] {
  const ids = new Set(requirements.map(({ id }) => id));
  const missing = measure.requirements.filter((id) => !ids.has(id));
  const isCluster = target.capabilities.includes('cluster');
  const applying = measure.lanes.filter((lane) => lane !== 'three-servers' || isCluster);
  const unseen = applying.filter((lane) => !environment.lanes.includes(lane));
  return [
    ...strangers(suite, measure.suite),
    ...(missing.length > 0
      ? [`${counted(missing.length, 'requirement')} left out: ${few(missing)}`]
      : []),
    ...(unseen.length > 0 ? [`lanes left out: ${unseen.join(', ')}`] : []),
  ];
}

function few(ids: readonly string[]): string {
  const shown = ids.slice(0, 5).join(', ');
  return ids.length > 5 ? `${shown}, …` : shown;
}

/** Of other features or requirements nobody can say here whether they are all. */
function strangers(suite: Suite, own: Measure['suite']): string[] {
  const parts = [
    ['features', 'featuresDigest'],
    ['requirements', 'requirementsDigest'],
  ] as const;
  return parts
    .filter(([, digest]) => suite[digest] !== own[digest])
    .map(([what, digest]) => {
      const made = `made by ${suite.name} ${suite.version} with ${what} ${suite[digest]}`;
      return `${made}, and here they are ${own[digest]}: check it with that version`;
    });
}

/** Why the run did not come to its end. */
export function shortfalls({ interrupted, problems, requirements }: Verdict): string[] {
  const scenarios = requirements.flatMap((requirement) => requirement.scenarios);
  const notRun = scenarios.filter(({ status }) => status === 'not-run').length;
  return [
    ...(interrupted === undefined ? [] : [`interrupted: ${interrupted}`]),
    ...problems.map((problem) => `problem of the run: ${problem}`),
    ...(notRun > 0 ? [`scenarios that did not run: ${notRun}`] : []),
  ];
}
