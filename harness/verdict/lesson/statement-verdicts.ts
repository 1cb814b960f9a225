import {
  isNumbered,
  scenariosOf,
  statementsOf,
  type Lesson,
  type Statement,
} from '../../specification/lesson';
import type { RequirementVerdict, ScenarioVerdict, Status, Verdict } from '../schema';
import { shownStatus } from '../status';

/** A statement of the lesson, and what became of its scenarios in a run. */
export interface StatementVerdict {
  readonly statement: Statement;
  /** Combined status of its scenarios over all lanes; undefined for an opinion, which has none. */
  readonly status: Status | undefined;
  readonly scenarios: readonly StatementScenario[];
}

/** A scenario of a statement. */
export interface StatementScenario {
  readonly title: string;
  /** Id of its Rule, such as `lesson-M1`; undefined if the run did not select it. */
  readonly rule: string | undefined;
  /** Combined status over all lanes. */
  readonly status: Status;
  readonly runs: readonly ScenarioVerdict[];
}

/** How many numbered statements have each mark, and how many of the testable ones have each status. */
export interface LessonTotals {
  readonly statements: number;
  readonly marks: Readonly<Record<Statement['mark'], number>>;
  /** Statuses that at least one statement has. */
  readonly statuses: ReadonlyMap<Status, number>;
}

/** Statuses from the one that outweighs all others to the one that all others outweigh. */
const weight: readonly Status[] = [
  'failed',
  'flaky',
  'unexpected-pass',
  'expected-failure',
  'not-run',
  'passed',
  'not-applicable',
];

/** Returns the verdict on each statement, in the order of the lesson. */
export function statementVerdicts(
  lesson: Lesson,
  { requirements }: Pick<Verdict, 'requirements'>,
): StatementVerdict[] {
  const runs = runsByTitle(requirements.filter(({ level }) => level === undefined));
  return statementsOf(lesson).map((statement) => {
    const scenarios = scenariosOf(statement).map((title) => judged(title, runs.get(title) ?? []));
    const status = scenarios.length === 0 ? undefined : worst(scenarios.map((one) => one.status));
    return { statement, status, scenarios };
  });
}

/** Counts the numbered statements; those with a letter repeat others and do not count. */
export function lessonTotals(verdicts: readonly StatementVerdict[]): LessonTotals {
  const own = verdicts.filter(({ statement }) => isNumbered(statement));
  const marked = (mark: Statement['mark']): number =>
    own.filter(({ statement }) => statement.mark === mark).length;
  const counts = weight.map((one) => [one, own.filter(({ status }) => status === one).length]);
  return {
    statements: own.length,
    marks: {
      shown: marked('shown'),
      corrected: marked('corrected'),
      opinion: marked('opinion'),
    },
    statuses: new Map((counts as [Status, number][]).filter(([, count]) => count > 0)),
  };
}

/** A run of a scenario in a lane, with its Rule. */
interface RuledRun {
  readonly rule: RequirementVerdict;
  readonly run: ScenarioVerdict;
}

function runsByTitle(rules: readonly RequirementVerdict[]): ReadonlyMap<string, RuledRun[]> {
  const runs = rules.flatMap((rule) => rule.scenarios.map((run) => ({ rule, run })));
  const byTitle = new Map<string, RuledRun[]>();
  for (const one of runs) byTitle.set(one.run.name, [...(byTitle.get(one.run.name) ?? []), one]);
  return byTitle;
}

function judged(title: string, runs: readonly RuledRun[]): StatementScenario {
  return {
    title,
    rule: runs[0]?.rule.id,
    status: worst(runs.map(({ rule, run }) => shownStatus(rule, run))),
    runs: runs.map(({ run }) => run),
  };
}

/** A scenario without a status was not selected: nothing is known of it. */
function worst(statuses: readonly Status[]): Status {
  return weight.find((status) => statuses.includes(status)) ?? 'not-run';
}
