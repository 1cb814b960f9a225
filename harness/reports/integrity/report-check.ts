import { isDeepStrictEqual } from 'node:util';
import { fileDigest } from '../../specification/digests';
import { exercisedMusts } from '../../verdict/coverage/exercised';
import type { LaneResult } from '../../verdict/lane-result';
import { overallOutcome, totalsOf } from '../../verdict/outcome';
import type { RequirementVerdict, ScenarioStatus, Suite, Verdict } from '../../verdict/schema';
import { counted } from '../plain-text';

/** Installed features and requirements that a report is compared with. */
export interface Measure {
  /** Digests of the installed features and requirement set. */
  readonly suite: Pick<Suite, 'featuresDigest' | 'requirementsDigest'>;
  /** Ids of the installed requirement set. */
  readonly requirements: readonly string[];
  /** Names of all lanes. */
  readonly lanes: readonly string[];
}

/** Flaws of a report: it differs from what the run wrote, the run left things out, or the run did not end by itself. */
export type Flaws = Readonly<Record<'modified' | 'partial' | 'incomplete', readonly string[]>>;

/** Contradictions between the totals of a verdict and its requirements, and between its scenarios and the messages of the lanes. */
export function contradictions(verdict: Verdict, lanes: readonly LaneResult[]): string[] {
  const { requirements, totals, outcome } = verdict;
  const isCovered = verdict.coverage.exercised === exercisedMusts(requirements).length;
  const isSum = JSON.stringify(totals) === JSON.stringify(totalsOf(requirements));
  const outcomes = [overallOutcome(verdict, false), overallOutcome(verdict, true)];
  return [
    ...(isSum ? [] : ['verdict.json: the totals are not the totals of its requirements']),
    ...(isCovered ? [] : ['verdict.json: the coverage is not the coverage of its requirements']),
    ...(outcomes.includes(outcome)
      ? []
      : [`verdict.json: the outcome ${outcome} does not follow from its requirements`]),
    ...differing(verdict, lanes),
  ];
}

function differing({ requirements }: Verdict, lanes: readonly LaneResult[]): string[] {
  const said = requirements.flatMap(({ scenarios }) => scenarios).map(lineOf);
  const shown = lanes.flatMap(({ scenarios }) => scenarios).map(lineOf);
  return [
    ...beyond(said, shown).map(
      (line) => `verdict.json contains a scenario that the messages do not: ${line}`,
    ),
    ...beyond(shown, said).map(
      (line) => `verdict.json lacks a scenario that the messages contain: ${line}`,
    ),
  ];
}

/**
 * Requirements and problems of a verdict that are not what follows from the messages, a line each. `judged` knows no
 * deviations, which are in the target file: of a requirement with one, only the scenarios are compared.
 */
export function misjudged(verdict: Verdict, judged: Verdict): string[] {
  const known = new Map(judged.requirements.map((one) => [one.id, one]));
  const others = verdict.requirements.filter((one) => !isSame(one, known.get(one.id)));
  const lines = others.map(({ id }) => `verdict.json: ${id} is not what the messages show`);
  const hasSameProblems = isDeepStrictEqual(verdict.problems, judged.problems);
  const problems = 'verdict.json: the problems of the run are not those that the messages show';
  return [...lines, ...(hasSameProblems ? [] : [problems])];
}

function isSame(one: RequirementVerdict, judged: RequirementVerdict | undefined): boolean {
  const hasDeviation = one.status === 'expected-failure' || one.status === 'unexpected-pass';
  if (!hasDeviation || !judged) return isDeepStrictEqual(one, judged);
  const { feature, lanes, scenarios } = one;
  const { feature: shownIn, lanes: results, scenarios: shown } = judged;
  return isDeepStrictEqual([feature, lanes, scenarios], [shownIn, results, shown]);
}

function lineOf(scenario: { lane: string; name: string; status: string }): string {
  const { lane, name, status } = scenario;
  return `${status} in ${lane}: ${name}`;
}

/** Lines that one list contains more often than the other. */
function beyond(one: readonly string[], other: readonly string[]): string[] {
  const left = [...other];
  return one.filter((line) => {
    const index = left.indexOf(line);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

/** Requirements and lanes that the run left out. */
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

/** Returns that a run used another target file than this one, as it is now. Throws what `node:fs` throws. */
export function otherTarget({ target }: Verdict, file: string): string[] {
  if (target.fileDigest === fileDigest(file)) return [];
  const used = target.file ?? 'another target file, or none';
  const digest = target.fileDigest === undefined ? '' : ` (${target.fileDigest})`;
  return [`the run used ${used}${digest}, which is not ${file} as it is now`];
}

function few(ids: readonly string[]): string {
  const shown = ids.slice(0, 5).join(', ');
  return ids.length > 5 ? `${shown}, …` : shown;
}

/** A report on other features or requirements cannot be checked for completeness here. */
function strangers(suite: Suite, own: Measure['suite']): string[] {
  const parts = [
    ['features', 'featuresDigest'],
    ['requirements', 'requirementsDigest'],
  ] as const;
  return parts
    .filter(([, digest]) => suite[digest] !== own[digest])
    .map(([what, digest]) => {
      const made = `made by ${suite.name} ${suite.version} with ${what} ${suite[digest]}`;
      return `${made}, but here they are ${own[digest]}: check it with that version`;
    });
}

const verbs = {
  blocked: 'are blocked',
  inconclusive: 'are inconclusive',
  'not-run': 'did not run',
} as const;

/** Reasons why the run is incomplete. */
export function shortfalls({ requirements, ...verdict }: Verdict): string[] {
  const { interrupted, noVerdict, problems, coverage } = verdict;
  const scenarios = requirements.flatMap((requirement) => requirement.scenarios);
  const withStatus = (wanted: ScenarioStatus): number =>
    scenarios.filter(({ status }) => status === wanted).length;
  const open = (['blocked', 'inconclusive', 'not-run'] as const).filter(withStatus);
  return [
    ...(interrupted === undefined ? [] : [interrupted]),
    ...(noVerdict === undefined ? [] : [`no verdict: ${noVerdict}`]),
    ...problems.map((problem) => `problem of the run: ${problem}`),
    ...open.map((status) => `scenarios that ${verbs[status]}: ${withStatus(status)}`),
    ...(coverage.required?.missing ?? []).map(
      (id) => `not exercised, of the required profile: ${id}`,
    ),
  ];
}
