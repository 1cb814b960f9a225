import { create, type XMLElement } from 'xmlbuilder';
import type { RequirementVerdict, ScenarioVerdict } from '../../verdict/schema';
import { hasFailed, placeOf as inLane } from '../failures';
import type { Report } from '../html/report';
import { statusWords } from '../html/status-badges';
import { cut, excerpt, oneLine, plainVerdict } from '../plain-text';
import { runFaults, type RunFault } from '../run-problems';
import { placeOf } from './source-place';

interface Case {
  readonly requirement: RequirementVerdict;
  readonly scenario: ScenarioVerdict;
}

/**
 * `junit.xml`: a suite for each lane. Jenkins groups by the class name up to its last dot, which is lane and area, and then
 * by its last part, the feature. GitLab tells cases apart by class name and name alone, so that these have the lane and are
 * never the same twice. Formats: https://github.com/testmoapp/junitxml, https://docs.gitlab.com/ci/testing/unit_test_reports/
 */
export function junit(report: Report): string {
  const { requirements, environment } = plainVerdict(report.verdict);
  const all = requirements.flatMap((requirement) =>
    requirement.scenarios.map((scenario) => ({ requirement, scenario })),
  );
  // What XML 1.0 has no way to write.
  const options = { invalidCharReplacement: '\ufffd' };
  const root = create('testsuites', { version: '1.0', encoding: 'UTF-8' }, {}, options);
  root.att('name', 'rooms-conformance');
  for (const lane of environment.lanes) {
    const own = all.filter(({ scenario }) => scenario.lane === lane);
    laneSuite(root.ele('testsuite', { name: lane }), own, report);
  }
  faultSuite(root, runFaults(report.verdict));
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
  const skipped = cases.filter(({ scenario }) => scenario.status !== 'passed').length - failures;
  suite.att({ tests: cases.length, failures, errors: 0, skipped, time: seconds(ms) });
}

function testCase(
  suite: XMLElement,
  one: Case,
  { report, name }: { report: Report; name: string },
): void {
  const { requirement, scenario } = one;
  const { file, line, area, feature } = placeOf(requirement, scenario.name, report.explanations);
  const classname = [scenario.lane, area, feature].map((part) => part.replaceAll('.', '·'));
  const element = suite.ele('testcase', {
    classname: classname.join('.'),
    name,
    file,
    ...(line !== undefined && { line }),
    time: seconds(scenario.durationMs),
  });
  if (scenario.status === 'passed') return;
  if (isFailure(one)) failure(element, one, report);
  else element.ele('skipped', { message: cut(oneLine(reasonOf(one)), 500) });
}

/** A failure that a deviation explains fails no run, so it must not make a build unstable either. */
function isFailure({ requirement, scenario }: Case): boolean {
  return hasFailed(scenario) && requirement.status !== 'expected-failure';
}

function reasonOf({ requirement, scenario }: Case): string {
  if (hasFailed(scenario)) return `expected failure: ${requirement.reason ?? ''}`;
  return `${statusWords(scenario.status)}: ${scenario.message ?? ''}`;
}

function failure(element: XMLElement, { requirement, scenario }: Case, report: Report): void {
  const { id, level } = requirement;
  const lines = excerpt(scenario.message ?? 'no message', 60).map((line) => cut(line, 1000));
  const text = [
    `${id} ${level}: ${oneLine(requirement.title)}`,
    `in ${inLane(scenario, report.verdict.environment.runs)}`,
    '',
    ...lines,
    '',
    ...scenario.evidence.map((path) => `evidence: ${path}`),
    `rerun: ${report.rerun(id, scenario.lane)}`,
  ];
  const message = cut(lines.slice(0, 2).map(oneLine).join(': '), 300);
  element.ele('failure', { type: level, message }, text.join('\n'));
}

function faultSuite(root: XMLElement, faults: readonly RunFault[]): void {
  if (faults.length === 0) return;
  const failures = faults.filter(({ isOfTarget }) => isOfTarget).length;
  const counts = { tests: faults.length, failures, errors: faults.length - failures };
  const suite = root.ele('testsuite', { name: 'the run itself', ...counts, skipped: 0 });
  for (const { name, message, isOfTarget } of faults) {
    const element = suite.ele('testcase', { classname: 'the run itself', name, time: '0.000' });
    const kind = isOfTarget ? 'failure' : 'error';
    element.ele(kind, { message: cut(oneLine(message), 300) }, message);
  }
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}
