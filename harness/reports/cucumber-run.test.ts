import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { after, before, test } from 'node:test';
import { loadConfiguration, runCucumber } from '@cucumber/cucumber/api';
import type { Envelope } from '@cucumber/messages';
import { sampleVerdict } from '../testing/sample-verdict';
import type { Evidence } from '../verdict/evidence';
import type { ScenarioVerdict, Verdict } from '../verdict/schema';
import { toVerdict } from '../verdict/verdict';
import { summary } from './terminal/summary';

const feature = `
@RM-01 @must
Feature: Rooms
  Rule: Only members receive messages
    Scenario: passes
      Given a step that passes
    Scenario: fails
      When a step that fails
    @hook
    Scenario: hook fails
      Given a step that passes
    Scenario: undefined
      Given a step nobody wrote
    Scenario: ambiguous
      Given a step that is defined twice
    Scenario: pending
      Given a step that is pending
    @bare
    Scenario: skipped bare
      Given a step that passes
    @reasoned
    Scenario: skipped with reason
      Given a step that passes
    Scenario: leaks late
      Given a step that leaks late
    Scenario Outline: sent <body>
      Given a step that passes
      Examples:
        | body |
        | text |
        | JSON |
    @control
    Scenario: nothing came late
      Then the ledger is clean
`;

const steps = `
const { Before, Given, Then } = require(${JSON.stringify(require.resolve('@cucumber/cucumber'))});
const finding = { scenario: undefined, message: 'eve got a late copy' };
let current;
Before({ tags: '@hook' }, () => { throw new Error('no room for this hook'); });
Before({ tags: '@bare' }, () => 'skipped');
Before({ tags: '@reasoned' }, function () {
  this.attach('no roster', { mediaType: 'text/plain', fileName: 'not-applicable.txt' });
  return 'skipped';
});
Before(({ testCaseStartedId }) => { current = testCaseStartedId; });
Given('a step that passes', () => {});
Given('a step that fails', function () {
  this.attach(Buffer.from('every packet'), { mediaType: 'text/plain', fileName: 'transcript.txt' });
  throw new Error('eve received \\u001b[31mit');
});
Given('a step that is pending', () => 'pending');
Given('a step that is defined twice', () => {});
Given(/a step that is defined .*/, () => {});
Given('a step that leaks late', () => { finding.scenario = current; });
Then('the ledger is clean', function () {
  this.attach(JSON.stringify([finding]), { mediaType: 'application/json', fileName: 'ledger.json' });
  throw new Error(finding.message);
});
`;

let folder: string;
let judged: { verdict: Verdict; evidence: Evidence[] };

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rooms-conformance-'));
  judged = judge(await messagesOfRun());
});
after(() => rm(folder, { recursive: true }));

async function messagesOfRun(): Promise<Envelope[]> {
  await writeFile(join(folder, 'rooms.feature'), feature);
  await writeFile(join(folder, 'steps.js'), steps);
  const environment = { cwd: folder, stdout: new PassThrough().resume() };
  const provided = { paths: ['rooms.feature'], require: ['steps.js'] };
  const { runConfiguration } = await loadConfiguration({ file: false, provided }, environment);
  const envelopes: Envelope[] = [];
  await runCucumber(runConfiguration, environment, (envelope) => envelopes.push(envelope));
  return envelopes;
}

function judge(envelopes: Envelope[]): { verdict: Verdict; evidence: Evidence[] } {
  const { suite, target, environment } = sampleVerdict();
  const source = 'https://socket.io/docs/v4/rooms/';
  const title = 'Only members receive messages';
  const requirement = {
    id: 'RM-01',
    level: 'MUST' as const,
    title,
    capability: 'core',
    source,
    why: 'Users notice.',
  };
  return toVerdict({
    requirements: { set: '1.0', requirements: [requirement] },
    runs: [{ lane: 'one-server', envelopes }],
    metadata: {
      suite,
      target,
      environment,
      deviations: [],
      today: '2027-01-31',
      strict: false,
      durationMs: 1,
    },
  });
}

function scenario(name: string): ScenarioVerdict {
  const scenarios = judged.verdict.requirements.flatMap((requirement) => requirement.scenarios);
  return scenarios.find((each) => each.name === name) ?? assert.fail(`no scenario "${name}"`);
}

const messages: Record<string, RegExp> = {
  fails: /^When a step that fails\neve received [^\n]*it$/,
  'hook fails': /^Hook at steps\.js:\d+\nno room for this hook$/,
  undefined: /^Given a step nobody wrote\nNo step definition/,
  ambiguous: /^Given a step that is defined twice\nMultiple step definitions match/,
  pending: /^Given a step that is pending\n/,
  'skipped bare': /^Skipped without a reason/,
  'leaks late': /^eve got a late copy$/,
};

for (const [name, message] of Object.entries(messages)) {
  test(`the scenario "${name}" failed, with a readable message`, () => {
    assert.equal(scenario(name).status, 'failed');
    assert.match(scenario(name).message ?? '', message);
  });
}

test('passed and not applicable scenarios are distinguished', () => {
  const names = ['passes', 'sent text', 'sent JSON', 'skipped with reason'];
  const statuses = names.map((name) => scenario(name).status);
  assert.deepEqual(statuses, ['passed', 'passed', 'passed', 'not-applicable']);
  assert.equal(scenario('skipped with reason').message, 'no roster');
});

test('a control scenario belongs to no requirement, and its finding explains its failure', () => {
  assert.deepEqual(judged.verdict.problems, []);
  assert.equal(judged.verdict.outcome, 'not-conformant');
});

test('transcript and finding become the evidence of the failures that they belong to', () => {
  const texts = judged.evidence.map(({ path, text }) => [path, text]);
  assert.deepEqual(texts, [
    ['one-server/evidence/rm-01-fails.txt', 'every packet'],
    ['one-server/evidence/rm-01-leaks-late.txt', 'eve got a late copy'],
  ]);
  assert.deepEqual(scenario('fails').evidence, ['one-server/evidence/rm-01-fails.txt']);
});

test('the summary of the run names each failure, and contains no stack and no escape sequence', () => {
  const text = summary(judged.verdict, {
    color: false,
    rerun: (id) => `run --requirement ${id}`,
    explanations: [],
    folder: 'reports',
  });
  for (const name of Object.keys(messages))
    assert.ok(text.includes(`  "${name}"  (one-server)\n`), name);
  assert.doesNotMatch(text, /\u001b|^\s+at /m);
});
