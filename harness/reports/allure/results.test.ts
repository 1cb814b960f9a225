import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closing, envelopesOf, type ScriptedScenario } from '../../testing/envelopes';
import { sampleRequirement, sampleVerdict } from '../../testing/sample-verdict';
import type { RequirementVerdict, Verdict } from '../../verdict/schema';
import type { AllureResult } from './format';
import { resultsOf } from './results';
import type { Written } from './scenario';

const source = 'https://example.org/rooms';
const requirements = [
  {
    id: 'RM-01',
    level: 'MUST' as const,
    title: 'Members receive messages',
    capability: 'core',
    source,
    why: 'Users notice.',
  },
];

interface Given {
  readonly lane?: string;
  readonly judged?: Partial<RequirementVerdict>;
  readonly more?: Partial<Verdict>;
  readonly findings?: { scenario: number; message: string }[];
}

function writtenOf(scenario: readonly ScriptedScenario[], given: Given = {}): Written[] {
  const { lane = 'one-server', judged, more, findings } = given;
  const verdict = sampleVerdict([sampleRequirement({ id: 'RM-01', ...judged })], more);
  const runs = [{ lane, envelopes: envelopesOf([...scenario, closing(findings)]) }];
  return resultsOf({ verdict, requirements, runs });
}

function resultOf(scenario: ScriptedScenario, given: Given = {}): AllureResult {
  const [written, ...others] = writtenOf([scenario], given);
  assert.ok(written);
  assert.deepEqual(others, []);
  return written.result;
}

test('a result has the area, requirement, lane, times and steps of its scenario', () => {
  const result = resultOf({ name: 'Bob receives it', status: 'PASSED', tags: ['@RM-01', '@must'] });
  assert.equal(result.name, 'RM-01 Bob receives it');
  assert.equal(result.status, 'passed');
  assert.deepEqual([result.start, result.stop], [0, 7]);
  assert.deepEqual(result.links, [{ name: 'RM-01: source', url: source, type: 'link' }]);
  assert.deepEqual(result.parameters, [{ name: 'lane', value: 'one-server' }]);
  assert.deepEqual(
    result.steps.map(({ name, status, stop }) => [name, status, stop]),
    [['alice joins', 'passed', 5]],
  );
  const labels = result.labels.map(({ name, value }) => `${name}=${value}`);
  for (const label of ['severity=critical', 'parentSuite=one-server', 'tag=RM-01', 'tag=must'])
    assert.ok(labels.includes(label), `${label} in ${labels.join(' ')}`);
});

const statuses: [title: string, scenario: ScriptedScenario, status: string, message: RegExp][] = [
  [
    'refuted by a step',
    { status: 'FAILED', message: 'eve received it' },
    'failed',
    /eve received it/,
  ],
  ['with a step that nobody wrote', { status: 'UNDEFINED' }, 'broken', /No step definition/],
  ['with a step that is pending', { status: 'PENDING' }, 'broken', /pending/],
  ['skipped without a reason', { status: 'SKIPPED' }, 'broken', /^Skipped without a reason/],
  [
    'whose capability is not declared',
    { status: 'SKIPPED', attachments: { 'not-applicable.txt': 'no roster' } },
    'skipped',
    /^not applicable: no roster$/,
  ],
  [
    'without Redis',
    { status: 'SKIPPED', attachments: { 'not-run.txt': 'no Redis' } },
    'skipped',
    /^not run: no Redis$/,
  ],
  ['that the run did not come to', {}, 'skipped', /^not run: the run ended before/],
];

for (const [title, scenario, status, message] of statuses)
  test(`a scenario ${title} is ${status}`, () => {
    const result = resultOf(scenario);
    assert.equal(result.status, status);
    assert.match(result.statusDetails?.message ?? '', message);
  });

test('a scenario with a finding of the ledger is failed, although each of its steps passed', () => {
  const findings = [{ scenario: 0, message: 'eve received it late' }];
  const result = resultOf({ status: 'PASSED' }, { findings });
  assert.equal(result.status, 'failed');
  assert.equal(result.statusDetails?.message, 'eve received it late');
  assert.equal(result.steps[0]?.status, 'passed');
});

test('a failure that a deviation covers is known, and fails nothing', () => {
  const judged = { status: 'expected-failure', reason: 'a bug of the adapter' } as const;
  const { status, statusDetails } = resultOf({ status: 'FAILED', message: 'x' }, { judged });
  assert.equal(status, 'skipped');
  assert.match(statusDetails?.message ?? '', /^expected failure: a bug of the adapter\n\n.*\nx$/s);
  assert.equal(statusDetails?.known, true);
});

test('a problem of the run, an interruption and a stale deviation are results of their own', () => {
  const judged = { status: 'unexpected-pass', reason: 'no longer fails' } as const;
  const more = { problems: ['no ledger'], interrupted: 'SIGINT' };
  const results = writtenOf([], { judged, more }).map(({ result }) => result);
  assert.deepEqual(
    results.map(({ name, status, statusDetails }) => [name, status, statusDetails?.message]),
    [
      ['The run ends by itself', 'broken', 'SIGINT'],
      ['The run has no problems', 'broken', 'no ledger'],
      ['RM-01 The listed deviation still fails', 'failed', 'no longer fails'],
    ],
  );
});

test('the history of a scenario is one for each lane, and for each example of an outline', () => {
  const twice = [
    { status: 'PASSED', name: 'same' },
    { status: 'PASSED', name: 'same' },
  ];
  const ids = (lane: string): string[] =>
    writtenOf(twice, { lane }).map(({ result }) => result.historyId);
  const uuids = new Set([...writtenOf(twice), ...writtenOf(twice)].map((one) => one.result.uuid));
  assert.deepEqual(ids('one-server'), ids('one-server'));
  assert.equal(new Set([...ids('one-server'), ...ids('polling')]).size, 4);
  assert.equal(uuids.size, 4);
});

test('no text of a target can steer a terminal, in the message, in a step or in the evidence', () => {
  const text = '\u001b[31mred\u202e';
  const attachments = { 'transcript.txt': text };
  const [written] = writtenOf([{ status: 'FAILED', message: text, attachments }]);
  const name = `${written?.result.uuid ?? ''}-attachment.txt`;
  assert.deepEqual(written?.files, [{ name, text: 'red' }]);
  assert.equal(written.result.attachments[0]?.source, name);
  assert.equal(written.result.steps[0]?.statusDetails?.message, 'red');
  assert.doesNotMatch(JSON.stringify(written), /u001b|\u202e/);
});
