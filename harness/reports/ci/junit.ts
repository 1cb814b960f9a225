import { create, type XMLElement } from 'xmlbuilder';
import { cut } from '../../contract/brief';
import type { RequirementVerdict, ScenarioVerdict } from '../../verdict/schema';
import { levelName } from '../../specification/requirements';
import { hasFailed } from '../../verdict/status';
import { failureText } from '../failures';
import type { Report } from '../html/report';
import { statusText } from '../status-text';
import { excerpt, oneLine, plainVerdict } from '../plain-text';
import { runProblems, type RunProblem } from '../run-problems';
import { sourcePlaceOf } from '../source-place';

interface Case {
  readonly requirement: RequirementVerdict;
  readonly scenario: ScenarioVerdict;
}

/**
 * `junit.xml`: a suite for each lane. Jenkins groups by the class name up to its last dot, which is lane and area, and then
 * by its last part, the feature. GitLab identifies a case by class name and name alone, so the two contain the lane and
 * are unique. Formats: https://github.com/testmoapp/junitxml, https://docs.gitlab.com/ci/testing/unit_test_reports/
 */
export function junit(report: Report): string {
  const { requirements, environment } = plainVerdict(report.verdict);
  const all = requirements.flatMap((requirement) =>
    requirement.scenarios.map((scenario) => ({ requirement, scenario })),
  );
  // XML 1.0 cannot express some control characters.
  const options = { invalidCharReplacement: '\ufffd' };
  const root = create('testsuites', { version: '1.0', encoding: 'UTF-8' }, {}, options);
  root.att('name', 'rooms-conformance');
  for (const lane of environment.lanes) {
    const own = all.filter(({ scenario }) => scenario.lane === lane);
    laneSuite(root.ele('testsuite', { name: lane }), own, report);
  }
  problemSuite(root, runProblems(report.verdict));
  return root.end({ pretty: true });
}

function laneSuite(suite: XMLElement, cases: readonly Case[], report: Report): void {
  const seen = new Map<string, number>();
  let ms = 0;
  for (const one of cases) {
    const name = `${one.requirement.id} ${oneLine(one.scenario.name)}`;
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    ms += one.scenario.durationMs;
    testCase(suite, one, { report, name: nth === 1 ? name : `${name} (${nth})` });
  }
  const failures = cases.filter(isFailure).length;
  const errors = cases.filter(isError).length;
  const others = cases.filter(({ scenario }) => scenario.status !== 'passed').length;
  const skipped = others - failures - errors;
  suite.att({ tests: cases.length, failures, errors, skipped, time: seconds(ms) });
}

function testCase(
  suite: XMLElement,
  one: Case,
  { report, name }: { report: Report; name: string },
): void {
  const { requirement, scenario } = one;
  const { file, line, area, feature } = sourcePlaceOf(
    requirement,
    scenario.name,
    report.explanations,
  );
  const classname = [scenario.lane, area, feature].map((part) => part.replaceAll('.', '·'));
  const element = suite.ele('testcase', {
    classname: classname.join('.'),
    name,
    file,
    ...(line !== undefined && { line }),
    time: seconds(scenario.durationMs),
  });
  if (scenario.status === 'passed') return;
  if (isFailure(one)) explain(element.ele('failure'), one, report);
  else if (isError(one)) explain(element.ele('error'), one, report);
  else element.ele('skipped', { message: cut(oneLine(reasonOf(one)), 500) });
}

/** A failure that a listed deviation covers does not fail the run, so it must not make a build unstable either. */
function isFailure({ requirement, scenario }: Case): boolean {
  return hasFailed(scenario) && requirement.status !== 'expected-failure';
}

/** What could not be tested is an error: not of the target, but nothing to skip either. */
function isError({ scenario: { status } }: Case): boolean {
  return status === 'blocked' || status === 'inconclusive';
}

function reasonOf({ requirement, scenario }: Case): string {
  if (hasFailed(scenario)) return `expected failure: ${requirement.reason ?? ''}`;
  return `${statusText(scenario.status)}: ${scenario.message ?? ''}`;
}

function explain(element: XMLElement, one: Case, report: Report): void {
  const { requirement, scenario } = one;
  const { explanations, rerun, verdict } = report;
  const context = { explanations, rerun, runs: verdict.environment.runs, folder: '' };
  const text = failureText({ requirement, scenarios: [scenario] }, context);
  const step = text.step === undefined ? [] : [text.step];
  const lines = excerpt(text.message, 60).map((line) => cut(line, 1000));
  const block = [
    `${text.requirement}  ${text.title}`,
    text.scenario,
    ...step,
    '',
    ...lines,
    '',
    ...text.next,
  ];
  const [first = ''] = lines;
  const status = isError(one) ? [statusText(scenario.status)] : [];
  const message = cut([...status, ...step, first].map(oneLine).join(': '), 300);
  element.att({ type: levelName(requirement.level), message }).txt(block.join('\n'));
}

function problemSuite(root: XMLElement, problems: readonly RunProblem[]): void {
  if (problems.length === 0) return;
  const failures = problems.filter(({ isOfTarget }) => isOfTarget).length;
  const counts = { tests: problems.length, failures, errors: problems.length - failures };
  const suite = root.ele('testsuite', { name: 'the run itself', ...counts, skipped: 0 });
  for (const { name, message, isOfTarget } of problems) {
    const element = suite.ele('testcase', { classname: 'the run itself', name, time: '0.000' });
    const kind = isOfTarget ? 'failure' : 'error';
    element.ele(kind, { message: cut(oneLine(message), 300) }, message);
  }
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}
