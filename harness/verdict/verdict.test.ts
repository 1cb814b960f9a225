import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RequirementSet } from '../specification/requirements';
import { closing, envelopesOf, type ScriptedScenario } from '../testing/envelopes';
import { sampleDeviation } from '../testing/sample-verdict';
import { exitCode } from './exit-code';
import { verdictSchema, type RequirementVerdict, type Verdict } from './schema';
import { toVerdict, type RunMetadata } from './verdict';

const source = 'https://socket.io/docs/v4/rooms/';
const common = { capability: 'core', source, why: 'Users notice.' };
const requirements: RequirementSet = {
  set: '1.0',
  requirements: [
    { id: 'RM-01', level: 'MUST', title: 'Members receive messages', ...common },
    { id: 'RM-02', level: 'SHOULD', title: 'Errors have codes', ...common },
    { id: 'RM-03', level: 'MAY', title: 'Names may be long', ...common },
  ],
};
const metadata: RunMetadata = {
  suite: {
    name: 'rooms-conformance',
    version: '0.1.0',
    requirementSet: '1.0',
    featuresDigest: 'd',
    requirementsDigest: 'r',
  },
  target: { name: 'Acme chat', version: '2.3.0', capabilities: [] },
  environment: {
    node: 'v20',
    backplane: 'none',
    servers: 1,
    lanes: ['a', 'b'],
    runs: 1,
    silenceWindowMs: 250,
  },
  deviations: [],
  today: '2027-01-31',
  strict: false,
  durationMs: 6200,
};
const passed: ScriptedScenario = { status: 'PASSED' };
const failed: ScriptedScenario = { status: 'FAILED', message: 'eve received it' };
const notRun: ScriptedScenario = { status: 'SKIPPED', attachments: { 'not-run.txt': 'no Redis' } };
const notApplicable: ScriptedScenario = {
  status: 'SKIPPED',
  attachments: { 'not-applicable.txt': 'no roster' },
};
const should = { tags: ['@RM-02'] };

/** The verdict on one lane after another; each is closed by a ledger without findings. */
function judge(
  lanes: Record<string, ScriptedScenario[]>,
  more: Partial<RunMetadata> = {},
): Verdict {
  const runs = Object.entries(lanes).map(([lane, scenarios]) => {
    return { lane, envelopes: envelopesOf([...scenarios, closing()]) };
  });
  const { verdict } = toVerdict({ requirements, runs, metadata: { ...metadata, ...more } });
  return verdictSchema.parse(verdict);
}

function first({ requirements: [requirement] }: Verdict): RequirementVerdict {
  return requirement ?? assert.fail('the verdict has no requirement');
}

const codeOf = (verdict: Verdict): number => exitCode(verdict, { allowIncomplete: false });

test('a target whose scenarios pass in every lane is conformant', () => {
  const verdict = judge({ a: [passed, notApplicable], b: [passed] });
  assert.equal(verdict.outcome, 'conformant');
  assert.deepEqual(first(verdict).lanes, { a: 'passed', b: 'passed' });
  assert.equal(verdict.totals.byLevel.MUST.passed, 1);
  assert.equal(codeOf(verdict), 0);
});

test('a MUST that fails in one lane makes the target not conformant', () => {
  const verdict = judge({ a: [passed], b: [failed] });
  assert.equal(verdict.outcome, 'not-conformant');
  assert.deepEqual(first(verdict).lanes, { a: 'passed', b: 'failed' });
  assert.equal(first(verdict).status, 'failed');
  assert.equal(codeOf(verdict), 1);
});

test('a SHOULD that fails decides only in a strict run, a MAY never', () => {
  const lanes = { a: [passed, { ...failed, ...should }, { ...failed, tags: ['@RM-03'] }] };
  assert.equal(judge(lanes).outcome, 'conformant');
  assert.equal(judge(lanes, { strict: true }).outcome, 'not-conformant');
});

test('scenarios that apply and did not run make the run incomplete, with their reason', () => {
  const verdict = judge({ a: [passed, notRun], b: [notRun] });
  assert.equal(verdict.outcome, 'incomplete');
  assert.equal(first(verdict).reason, 'no Redis');
  assert.equal(codeOf(verdict), 5);
  assert.equal(exitCode(verdict, { allowIncomplete: true }), 0);
});

test('a requirement without scenario is counted but leaves the run complete', () => {
  const verdict = judge({ a: [passed] });
  const last = verdict.requirements.at(-1);
  assert.equal(last?.status, 'not-run');
  assert.equal(last.reason, 'none of its scenarios was selected');
  assert.equal(verdict.totals['not-run'], 2);
  assert.equal(verdict.outcome, 'conformant');
});

test('only the requirements that were asked for are listed', () => {
  const verdict = judge({ a: [passed] }, { selected: ['RM-01'] });
  const ids = verdict.requirements.map(({ id }) => id);
  assert.deepEqual(ids, ['RM-01']);
});

test('a failure that a deviation covers is expected until its last day, with the reason', () => {
  const deviations = [sampleDeviation({ until: '2027-01-31' })];
  const verdict = judge({ a: [failed] }, { deviations, today: '2027-01-31' });
  assert.equal(first(verdict).status, 'expected-failure');
  assert.equal(first(verdict).reason, 'known (since 2026-11-24, until 2027-01-31)');
  assert.equal(verdict.expiredDeviations, undefined);
  assert.equal(verdict.outcome, 'conformant');
});

test('a deviation after its last day covers nothing, and fails with its place', () => {
  const deviations = [sampleDeviation({ until: '2027-01-31' })];
  for (const scenario of [failed, passed, notApplicable]) {
    const ran = { ...passed, ...should };
    const verdict = judge({ a: [scenario, ran] }, { deviations, today: '2027-02-01' });
    assert.notEqual(first(verdict).status, 'expected-failure');
    assert.equal(verdict.outcome, 'not-conformant');
    assert.equal(codeOf(verdict), 1);
    const [{ requirement, message } = { requirement: '', message: '' }] =
      verdict.expiredDeviations ?? [];
    assert.equal(requirement, 'RM-01');
    assert.match(message, /^acme\.yaml:5:18: the deviation of RM-01 expired after 2027-01-31: /);
  }
});

test('an expired deviation of a requirement that was not selected does not count', () => {
  const deviations = [sampleDeviation({ until: '2027-01-31' })];
  const lanes = { a: [{ ...passed, ...should }] };
  const verdict = judge(lanes, { deviations, today: '2027-02-01', selected: ['RM-02'] });
  assert.equal(verdict.outcome, 'conformant');
});

test('a deviation that no longer fails is an error that names its place', () => {
  const deviations = [sampleDeviation({ requirement: 'RM-02' })];
  const verdict = judge({ a: [passed, { ...passed, ...should }] }, { deviations });
  assert.equal(verdict.totals['unexpected-pass'], 1);
  assert.match(
    verdict.requirements[1]?.reason ?? '',
    /^no longer fails, remove the deviation: acme\.yaml:5:18: known /,
  );
  assert.equal(verdict.outcome, 'not-conformant');
});

for (const tags of [[], ['@RM-01', '@RM-02'], ['@XX-99']]) {
  test(`a scenario tagged [${tags.join(' ')}] is a problem, not lost`, () => {
    const verdict = judge({ a: [passed, { ...failed, name: 'stray', tags }] });
    assert.match(verdict.problems.join('\n'), /"stray" is tagged with .* exactly one requirement/);
  });
}

const blocked: ScriptedScenario = { ...failed, type: 'Context' };

test('a MUST that is blocked makes the run incomplete, never not conformant', () => {
  const verdict = judge({ a: [passed, blocked] });
  assert.equal(verdict.outcome, 'incomplete');
  assert.equal(first(verdict).status, 'blocked');
  assert.equal(first(verdict).scenarios[1]?.message, 'alice joins\neve received it');
  assert.equal(codeOf(verdict), 5);
  assert.equal(exitCode(verdict, { allowIncomplete: true }), 0);
  assert.equal(judge({ a: [failed, blocked] }).outcome, 'not-conformant');
});

test('a SHOULD that is blocked makes only a strict run incomplete', () => {
  const lanes = { a: [passed, { ...blocked, ...should }] };
  assert.equal(judge(lanes).outcome, 'conformant');
  assert.equal(judge(lanes, { strict: true }).outcome, 'incomplete');
});

test('a run in which everything is blocked is incomplete even if that is allowed', () => {
  const verdict = judge({ a: [blocked] });
  assert.deepEqual(verdict.problems, []);
  assert.equal(exitCode(verdict, { allowIncomplete: true }), 5);
});

test('a run that does not exercise its required profile is incomplete', () => {
  const { coverage, outcome } = judge(
    { a: [notApplicable, { ...passed, ...should }] },
    { requiredProfile: 'core' },
  );
  assert.deepEqual(coverage.required, { profile: 'core', missing: ['RM-01'] });
  assert.equal(outcome, 'incomplete');
  assert.equal(judge({ a: [passed] }, { requiredProfile: 'core' }).outcome, 'conformant');
});

test('an interrupted run is incomplete and ends with 130', () => {
  const verdict = judge({ a: [passed, {}] }, { interrupted: 'SIGINT' });
  assert.equal(verdict.outcome, 'incomplete');
  assert.equal(verdict.interrupted, 'SIGINT');
  assert.equal(codeOf(verdict), 130);
});

test('a run in which nothing ran is incomplete and ends with 4', () => {
  for (const verdict of [
    judge({}),
    judge({ a: [notApplicable, notRun] }),
    judge({ a: [notApplicable] }),
  ]) {
    assert.equal(verdict.outcome, 'incomplete');
    assert.match(verdict.problems.join('\n'), /nothing ran/);
    assert.equal(exitCode(verdict, { allowIncomplete: true }), 4);
  }
});
