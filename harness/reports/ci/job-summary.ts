import { cut } from '../../contract/brief';
import type { Status } from '../../verdict/schema';
import {
  distinctFailures,
  effectOf,
  openCauses,
  type Cause,
  type DistinctFailure,
} from '../causes';
import { failureText } from '../failures';
import type { Report } from '../html/report';
import { laneCounts } from '../lane-counts';
import { escaped, fenced, markdownTable } from '../markdown';
import { capitalized, counted, excerpt } from '../plain-text';
import { runProblems } from '../run-problems';
import { statusText } from '../status-text';
import { verdictLine } from '../verdict-text';

/** GitHub takes no more than 1 MiB for a step: this much text for this many failures stays below that. */
const most = { failures: 25, lines: 25, characters: 400 };

/** The run in Markdown, for the page of a job: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#adding-a-job-summary */
export function jobSummary(report: Report): string {
  const { verdict } = report;
  const { target, environment } = verdict;
  const failures = firstFailures(distinctFailures(verdict.requirements));
  const left = failures.length - most.failures;
  const parts = [
    `## ${escaped(verdictLine(verdict))}`,
    `${escaped(`${target.name} ${target.version}`)}, ${counted(environment.servers, 'server')}, backplane: ${escaped(environment.backplane)}`,
    lanesTable(report),
    ...runProblems(verdict).flatMap(({ name, message }) => [
      `### Not so: ${escaped(name)}`,
      fenced(shortened(message)),
    ]),
    ...failures.slice(0, most.failures).flatMap((failure) => paragraphs(failure, report)),
    ...openCauses(verdict.requirements).slice(0, most.failures).flatMap(causeParagraphs),
    ...(left > 0
      ? [`… and ${counted(left, 'more failed requirement')}: index.html has them all.`]
      : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** The first failure of a requirement, and how many others it has. */
interface FirstFailure extends DistinctFailure {
  readonly others: number;
}

function firstFailures(failures: readonly DistinctFailure[]): FirstFailure[] {
  const ids = [...new Set(failures.map(({ requirement }) => requirement.id))];
  return ids.flatMap((id) => {
    const [first, ...others] = failures.filter(({ requirement }) => requirement.id === id);
    return first ? [{ ...first, others: others.length }] : [];
  });
}

const shownStatuses = [
  'passed',
  'failed',
  'flaky',
  'blocked',
  'inconclusive',
  'expected-failure',
  'not-applicable',
  'not-run',
] as const satisfies readonly Status[];

function lanesTable({ verdict }: Report): string {
  const rows = laneCounts(verdict).map(([lane, counts]) => [
    lane,
    ...shownStatuses.map((status) => `${counts.get(status) ?? 0}`),
  ]);
  return markdownTable(['lane', ...shownStatuses.map(statusText)], rows);
}

/** What kept requirements from being tested, once. */
function causeParagraphs(cause: Cause): string[] {
  const { message = '', lane, name } = cause.first.scenario;
  return [
    `### ${capitalized(statusText(cause.status))}: ${escaped(cause.text)}`,
    escaped(`${capitalized(effectOf(cause))}. First: "${name}" (${lane})`),
    fenced(shortened(message)),
  ];
}

function paragraphs(failure: FirstFailure, { verdict, explanations, rerun }: Report): string[] {
  const context = { explanations, rerun, runs: verdict.environment.runs, folder: '' };
  const { requirement, title, scenario, step, message, next } = failureText(failure, context);
  return [
    `### ${requirement}: ${escaped(title)}`,
    escaped(scenario),
    ...(step === undefined ? [] : [escaped(step)]),
    fenced([...shortened(message), '', ...next]),
    ...(failure.also === undefined ? [] : [escaped(capitalized(failure.also))]),
    ...(failure.others === 0
      ? []
      : [
          `And ${counted(failure.others, 'more failure')} of ${failure.requirement.id}: index.html has them all.`,
        ]),
  ];
}

function shortened(text: string): string[] {
  return excerpt(text, most.lines).map((line) => cut(line, most.characters));
}
