import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseEnvelope } from '@cucumber/messages';
import { closing, envelopesOf, type ScriptedScenario } from '../testing/envelopes';
import { readLane, type LaneResult } from './lane-result';

const lane = 'one-server';
const read = (...scenarios: ScriptedScenario[]): LaneResult =>
  readLane({ lane, envelopes: envelopesOf(scenarios) });

test('a scenario that passed has its duration and no message', () => {
  const { scenarios, problems } = read({ status: 'PASSED' }, closing());
  const { status, message, durationMs } = scenarios[0] ?? assert.fail('no scenario');
  assert.deepEqual(
    { status, message, durationMs },
    {
      status: 'passed',
      message: undefined,
      durationMs: 7,
    },
  );
  assert.deepEqual(problems, []);
});

for (const status of ['FAILED', 'UNDEFINED', 'AMBIGUOUS', 'PENDING', 'UNKNOWN']) {
  test(`a scenario with a step that is ${status} failed, and its message names the step`, () => {
    const { scenarios } = read({ status }, closing());
    assert.equal(scenarios[0]?.status, 'failed');
    assert.match(scenarios[0].message ?? '', /^alice joins\n./);
  });
}

for (const encoding of ['IDENTITY', 'BASE64'] as const) {
  test(`the reason of a skipped scenario is read from a body in ${encoding}`, () => {
    const notApplicable = { 'not-applicable.txt': 'no roster' };
    const notRun = { 'not-run.txt': 'no Redis: één reden' };
    const { scenarios } = read(
      { status: 'SKIPPED', attachments: notApplicable, encoding },
      { status: 'SKIPPED', attachments: notRun, encoding },
      closing(),
    );
    const results = scenarios.map(({ status, message }) => [status, message]);
    assert.deepEqual(results, [
      ['not-applicable', 'no roster'],
      ['not-run', 'no Redis: één reden'],
    ]);
  });
}

test('a scenario skipped without a reason failed', () => {
  const { scenarios } = read({ status: 'SKIPPED' }, closing());
  assert.equal(scenarios[0]?.status, 'failed');
  assert.match(scenarios[0].message ?? '', /without a reason/);
});

test('a scenario that did not begin or end was not run, unless a step had failed', () => {
  const { scenarios } = read(
    {},
    { status: 'PASSED', finished: false },
    { status: 'FAILED', finished: false },
    closing(),
  );
  const statuses = scenarios.map(({ status }) => status);
  assert.deepEqual(statuses, ['not-run', 'not-run', 'failed']);
});

test('a finding fails a scenario that had passed, with the finding and transcript as evidence', () => {
  const { scenarios, problems } = read(
    { status: 'PASSED', attachments: { 'transcript.txt': 'all packets' } },
    { status: 'PASSED' },
    closing([{ scenario: 0, message: 'eve got "hello"\nexpected: nobody' }]),
  );
  assert.deepEqual(
    scenarios.map(({ status, message, evidence }) => [status, message, evidence]),
    [
      [
        'failed',
        'eve got "hello"\nexpected: nobody',
        'eve got "hello"\nexpected: nobody\n\nall packets',
      ],
      ['passed', undefined, ''],
    ],
  );
  assert.deepEqual(problems, []);
});

test('a failed scenario has its sequence, and an invalid sequence is refused', () => {
  const sequence = {
    earlier: 0,
    entries: [{ at: 1, way: 'missed', who: 'bob@2', instance: 2, text: 'the fence' }],
  };
  const failedWith = (attached: object): ScriptedScenario => ({
    status: 'FAILED',
    attachments: { 'sequence.json': JSON.stringify(attached) },
  });
  const { scenarios } = read(failedWith(sequence), closing());
  assert.deepEqual(scenarios[0]?.sequence, sequence);
  assert.throws(() => read(failedWith({ entries: [] })), /earlier/);
});

test('a finding is added to the message of a scenario that failed by itself', () => {
  const { scenarios } = read(
    { status: 'FAILED', message: 'carol received nothing' },
    closing([{ scenario: 0, message: 'eve got "hello"' }]),
  );
  assert.equal(scenarios[0]?.message, 'alice joins\ncarol received nothing\n\neve got "hello"');
});

test('a finding that belongs to no scenario is a problem', () => {
  const { problems } = read({ status: 'PASSED' }, closing([{ scenario: 7, message: 'stray' }]));
  assert.deepEqual(problems, [
    'one-server: a finding belongs to no scenario of a requirement: stray',
  ]);
});

test('a control scenario that failed without findings is a problem', () => {
  const fence = {
    name: 'the fence holds',
    tags: ['@control'],
    status: 'FAILED',
    message: 'it leaks',
  };
  const { problems, scenarios } = read(fence, { status: 'PASSED' }, closing());
  assert.deepEqual(problems, [
    'one-server: control scenario "the fence holds" failed: alice joins\nit leaks',
  ]);
  assert.equal(scenarios.length, 1);
});

test('a lane without a ledger has a problem', () => {
  const { problems } = read({ status: 'PASSED' });
  assert.match(problems.join('\n'), /^one-server: no ledger was attached/);
});

test('an invalid ledger is refused', () => {
  const attachments = { 'ledger.json': '{"findings":[]}' };
  assert.throws(() => read({ tags: ['@control'], status: 'PASSED', attachments }), /array/);
});

test('a run hook that failed and a feature that does not parse are problems', () => {
  const broken = [
    { testRunHookStarted: { id: 'h', hookId: 'x', testRunStartedId: 'r' } },
    {
      testRunHookFinished: {
        testRunHookStartedId: 'h',
        result: { status: 'FAILED', message: 'no port' },
      },
    },
    { parseError: { source: {}, message: '(3:1): expected a step' } },
  ].map((message) => parseEnvelope(JSON.stringify(message)));
  const { problems } = readLane({ lane, envelopes: [...envelopesOf([closing()]), ...broken] });
  assert.deepEqual(problems, [
    'one-server: (3:1): expected a step',
    'one-server: run hook: no port',
  ]);
});

test('a scenario whose Given failed is blocked, and one whose When or Then failed has failed', () => {
  const failed = { status: 'FAILED', message: 'no answer' };
  const { scenarios } = read(
    { ...failed, type: 'Context' },
    { ...failed, type: 'Action' },
    { ...failed, type: 'Outcome' },
    { status: 'UNDEFINED', type: 'Context' },
    closing(),
  );
  const statuses = scenarios.map(({ status }) => status);
  assert.deepEqual(statuses, ['blocked', 'failed', 'failed', 'failed']);
  assert.equal(scenarios[0]?.message, 'alice joins\nno answer');
});

test('a scenario is blocked in any step where the target file is to blame', () => {
  const attachments = { 'blocked.txt': 'connect of the driver module for bob@1: no such user' };
  const { scenarios } = read(
    { status: 'FAILED', type: 'Action', message: 'no such user', attachments },
    closing(),
  );
  assert.deepEqual(
    scenarios.map(({ status, message }) => [status, message]),
    [['blocked', 'alice joins\nno such user']],
  );
});

test('a finding in a blocked scenario is a failure, and the cause of both is in its message', () => {
  const { scenarios } = read(
    { status: 'FAILED', type: 'Context', message: 'no answer' },
    closing([{ scenario: 0, message: 'eve got "hello"' }]),
  );
  assert.equal(scenarios[0]?.status, 'failed');
  assert.equal(scenarios[0].message, 'alice joins\nno answer\n\neve got "hello"');
});

test('a scenario is inconclusive for the attached reason, whether it failed or was skipped', () => {
  const attachments = { 'inconclusive.txt': 'this machine stood still for 800 ms' };
  const { scenarios } = read(
    { status: 'SKIPPED', attachments },
    { status: 'FAILED', message: 'no answer', attachments },
    closing(),
  );
  assert.deepEqual(
    scenarios.map(({ status, message }) => [status, message]),
    [
      ['inconclusive', 'this machine stood still for 800 ms'],
      ['inconclusive', 'this machine stood still for 800 ms\n\nalice joins\nno answer'],
    ],
  );
});
