import type { Status } from '../../verdict/schema';
import { conclusion } from '../conclusion';
import { failuresIn, hasFailed, placeOf as inLane, type Failure } from '../failures';
import type { Report } from '../html/report';
import { statusWords } from '../html/status-badges';
import { escaped, fenced, table } from '../markdown';
import { counted, cut, excerpt } from '../plain-text';
import { runFaults } from '../run-problems';
import { placeOf } from './source-place';

/** GitHub takes no more than 1 MiB for a step: so many failures with so much text stay below that. */
const most = { failures: 25, lines: 25, characters: 400 };

/** The run in Markdown, for the page of a job: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#adding-a-job-summary */
export function jobSummary(report: Report): string {
  const { verdict } = report;
  const { target, environment } = verdict;
  const failures = failuresIn(verdict.requirements);
  const left = failures.length - most.failures;
  const parts = [
    `## ${escaped(conclusion(verdict))}`,
    `${escaped(`${target.name} ${target.version}`)}, ${counted(environment.servers, 'server')}, backplane: ${escaped(environment.backplane)}`,
    lanesTable(report),
    ...runFaults(verdict).flatMap(({ name, message }) => [
      `### Not so: ${escaped(name)}`,
      fenced(shortened(message)),
    ]),
    ...failures.slice(0, most.failures).flatMap((failure) => paragraphs(failure, report)),
    ...(left > 0 ? [`… and ${counted(left, 'more failure')}: index.html has them all.`] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

const shownStatuses = [
  'passed',
  'failed',
  'flaky',
  'expected-failure',
  'not-applicable',
  'not-run',
] as const satisfies readonly Status[];

function lanesTable({ verdict: { requirements, environment } }: Report): string {
  const scenarios = requirements.flatMap(({ status, scenarios: own }) =>
    own.map((one) => ({
      ...one,
      status: hasFailed(one) && isExpected(status) ? status : one.status,
    })),
  );
  const rows = environment.lanes.map((name) => {
    const own = scenarios.filter(({ lane }) => lane === name);
    return [
      name,
      ...shownStatuses.map((each) => `${own.filter((one) => one.status === each).length}`),
    ];
  });
  return table(['lane', ...shownStatuses.map(statusWords)], rows);
}

function isExpected(status: Status): boolean {
  return status === 'expected-failure';
}

function paragraphs(
  { requirement, scenarios }: Failure,
  { verdict, explanations, rerun }: Report,
): string[] {
  const { id, level, title } = requirement;
  const [first] = scenarios;
  const { file, line } = placeOf(requirement, first.name, explanations);
  const lanes = scenarios.map((scenario) => inLane(scenario, verdict.environment.runs));
  const where = line === undefined ? file : `${file}:${line}`;
  return [
    `### ${id} ${level}: ${escaped(title)}`,
    `${escaped(where)}: “${escaped(first.name)}” in ${escaped([...new Set(lanes)].join(', '))}`,
    fenced([...shortened(first.message ?? 'no message'), '', rerun(id, first.lane)]),
  ];
}

function shortened(text: string): string[] {
  return excerpt(text, most.lines).map((line) => cut(line, most.characters));
}
