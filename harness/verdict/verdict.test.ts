import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RequirementSet } from '../specification/requirements';
import { closing, envelopesOf, type SentMessage } from '../testing/envelopes';
import { sampleDeviation } from '../testing/sample-verdict';
import { exitCode } from './exit-code';
import { verdictSchema, type RequirementVerdict, type Verdict } from './schema';
import { toVerdict, type Facts } from './verdict';

const source = 'https://socket.io/docs/v4/rooms/';
const common = { capability: 'core', source, why: 'Users notice.' };
const requirements: RequirementSet = {
  set: '1.0',
  requirements: [
    { id: 'RM-01', level: 'MUST', title: 'Members hear', ...common },
    { id: 'RM-02', level: 'SHOULD', title: 'Errors have codes', ...common },
    { id: 'RM-03', level: 'MAY', title: 'Names may be long', ...common },
  ],
};
const facts: Facts = {
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
const passed: SentMessage = { status: 'PASSED' };
const failed: SentMessage = { status: 'FAILED', message: 'eve heard it' };
const notRun: SentMessage = { status: 'SKIPPED', attachments: { 'not-run.txt': 'no Redis' } };
const notApplicable: SentMessage = {
  status: 'SKIPPED',
  attachments: { 'not-applicable.txt': 'no roster' },
};
const should = { tags: ['@RM-02'] };

/** The verdict on one lane after another; each is closed by a ledger without findings. */
function judge(lanes: Record<string, SentMessage[]>, more: Partial<Facts> = {}): Verdict {
  const runs = Object.entries(lanes).map(([lane, scenarios]) => {
    return { lane, envelopes: envelopesOf([...scenarios, closing()]) };
  });
  const { verdict } = toVerdict({ requirements, runs, facts: { ...facts, ...more } });
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

test('what was claimed and did not run makes the run incomplete, with its reason', () => {
  const verdict = judge({ a: [passed, notRun], b: [notRun] });
  assert.equal(verdict.outcome, 'incomplete');
  assert.equal(first(verdict).reason, 'no Redis');
  assert.equal(codeOf(verdict), 1);
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

test('a failure that is a listed deviation is expected until its last day, and says why', () => {
  const deviations = [sampleDeviation({ until: '2027-01-31' })];
  const verdict = judge({ a: [failed] }, { deviations, today: '2027-01-31' });
  assert.equal(first(verdict).status, 'expected-failure');
  assert.equal(first(verdict).reason, 'known (since 2026-11-24, until 2027-01-31)');
  assert.equal(verdict.expiredDeviations, undefined);
  assert.equal(verdict.outcome, 'conformant');
});

test('a deviation whose last day is over excuses nothing, and fails with its place', () => {
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
    assert.match(message, /^acme\.yaml:5:18: the deviation of RM-01 held until 2027-01-31: /);
  }
});

test('an expired deviation of what was not asked for is another run’s', () => {
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

test('evidence lies in a folder per lane, and no two texts have one path', () => {
  const proven = {
    ...failed,
    name: 'Only bob isReceived / ../x',
    attachments: { 'transcript.txt': 't' },
  };
  const envelopes = envelopesOf([proven, proven, closing()]);
  const { verdict, evidence } = toVerdict({
    requirements,
    runs: [{ lane: 'a', envelopes }],
    facts,
  });
  const paths = [
    'a/evidence/rm-01-only-bob-hears-x.txt',
    'a/evidence/rm-01-only-bob-hears-x.2.txt',
  ];
  assert.deepEqual(
    evidence,
    paths.map((path) => ({ path, text: 't' })),
  );
  assert.deepEqual(
    first(verdict).scenarios.flatMap((scenario) => scenario.evidence),
    paths,
  );
});
