import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleRequirement, sampleScenario, sampleVerdict } from '../../testing/sample-verdict';
import type { LaneResult, ScenarioRun } from '../../verdict/lane-result';
import { fileDigest } from '../../specification/digests';
import { contradictions, gaps, misjudged, otherTarget, shortfalls } from './report-check';

const verdict = sampleVerdict();
const measure = {
  suite: { featuresDigest: 'd', requirementsDigest: 'r' },
  requirements: ['TM-05'],
  lanes: ['one-server', 'polling'],
};

function shown(...scenarios: Partial<ScenarioRun>[]): LaneResult[] {
  const given = { testCase: 'case-0', feature: 'features/rooms.feature', tags: [], evidence: '' };
  const base = { ...sampleScenario(), ...given };
  return [{ scenarios: scenarios.map((more) => ({ ...base, ...more })), problems: [] }];
}

test('a verdict that agrees with the messages has no contradictions', () => {
  assert.deepEqual(contradictions(verdict, shown({})), []);
});

test('a scenario that was changed, left out or invented is named', () => {
  assert.deepEqual(contradictions(verdict, shown({ status: 'failed' })), [
    'verdict.json contains a scenario that the messages do not: passed in one-server: Only bob receives the message',
    'verdict.json lacks a scenario that the messages contain: failed in one-server: Only bob receives the message',
  ]);
  assert.deepEqual(contradictions(verdict, shown({}, {})), [
    'verdict.json lacks a scenario that the messages contain: passed in one-server: Only bob receives the message',
  ]);
});

test('totals and outcome must follow from the requirements', () => {
  const failed = sampleRequirement({ status: 'failed' });
  const polished = { ...sampleVerdict([failed]), totals: verdict.totals };
  assert.match(contradictions(polished, shown({})).join(), /the totals are not the totals/);
  const praised = { ...sampleVerdict([failed]), outcome: 'conformant' as const };
  assert.match(contradictions(praised, shown({})).join(), /the outcome conformant does not follow/);
});

test('of a requirement with a deviation, the scenarios are compared', () => {
  const judged = sampleVerdict([sampleRequirement({ status: 'failed' })]);
  const listed = sampleRequirement({ status: 'expected-failure', reason: 'known' });
  assert.deepEqual(misjudged(sampleVerdict([listed]), judged), []);
  const other = { ...listed, scenarios: [sampleScenario({ message: 'another' })] };
  const line = 'verdict.json: TM-05 is not what the messages show';
  assert.deepEqual(misjudged(sampleVerdict([other]), judged), [line]);
  assert.deepEqual(misjudged(sampleVerdict([sampleRequirement()]), judged), [line]);
});

test('problems of the run that the messages do not show are named', () => {
  assert.match(
    misjudged(sampleVerdict([], { problems: ['p'] }), sampleVerdict([])).join(),
    /problems/,
  );
});

test('a requirement or lane that was left out is a gap', () => {
  assert.deepEqual(gaps(verdict, measure), []);
  const requirements = ['TM-05', 'RM-01', 'RM-02', 'RM-03', 'RM-04', 'RM-05', 'RM-06'];
  assert.deepEqual(gaps(verdict, { ...measure, requirements }), [
    '6 requirements left out: RM-01, RM-02, RM-03, RM-04, RM-05, …',
  ]);
  const lanes = ['one-server', 'three-servers', 'polling'];
  assert.deepEqual(gaps(verdict, { ...measure, lanes }), []);
  const target = { ...verdict.target, capabilities: ['core', 'cluster'] };
  assert.deepEqual(gaps({ ...verdict, target }, { ...measure, lanes }), [
    'lanes left out: three-servers',
  ]);
});

test('a report on other features is not called complete', () => {
  const suite = { ...measure.suite, featuresDigest: 'other' };
  assert.deepEqual(gaps(verdict, { ...measure, suite }), [
    'made by rooms-conformance 0.1.0 with features d, but here they are other: check it with that version',
  ]);
});

test('whatever kept a run from its end is a shortfall', () => {
  assert.deepEqual(shortfalls(verdict), []);
  const scenario = sampleScenario({ status: 'not-run' });
  const unfinished = sampleVerdict([sampleRequirement({ scenarios: [scenario] })], {
    interrupted: 'interrupted by SIGINT',
    problems: ['no ledger was attached'],
  });
  assert.deepEqual(shortfalls(unfinished), [
    'interrupted by SIGINT',
    'problem of the run: no ledger was attached',
    'scenarios that did not run: 1',
  ]);
});

test('a report is on a target file if that file has the digest of the run', () => {
  const own = { ...verdict, target: { ...verdict.target, fileDigest: fileDigest(__filename) } };
  assert.deepEqual(otherTarget(own, __filename), []);
  const other = { ...verdict, target: { ...verdict.target, file: 'acme.yaml', fileDigest: 'd' } };
  assert.deepEqual(otherTarget(other, __filename), [
    `the run used acme.yaml (d), which is not ${__filename} as it is now`,
  ]);
});
