import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  sampleFailure,
  sampleRequirement,
  sampleScenario,
  sampleVerdict,
} from '../../testing/sample-verdict';
import type { Verdict } from '../../verdict/schema';
import { summary } from './summary';

const rerun = (id: string, lane: string): string => `run --requirement ${id} --lane ${lane}`;
const options = { rerun, explanations: [], folder: 'reports' };
const plain = (verdict: Verdict): string => summary(verdict, { ...options, color: false });
const lastLine = (verdict: Verdict): string => plain(verdict).trimEnd().split('\n').at(-1) ?? '';

test('the summary of a conformant run has its lanes, its levels and the silence window', () => {
  assert.equal(
    plain(sampleVerdict()),
    `rooms-conformance 0.1.0, requirement set 1.0
  target          Acme chat 2.3.0
  capabilities    core, roster
  servers         3, backplane: redis (redis-server 7.0), Node v20.20.2
  mutation score  157 of 157 mutants killed; 46 of 50 random changes of the reference server found
  silence window  250 ms: clients listen this long after the last scenario; later leaks are not caught
  one-server      1 passed
  polling         none
  MUST            1 passed
  SHOULD          none
  MAY             none
  lesson          none

CONFORMANT · core + roster · 1 of 1 MUST exercised: 1 of 1 MUST requirements passed (2 lanes, 1 scenario, 6.2 s)
`,
  );
});

test('no text of a target can steer the terminal or pass for the last line', () => {
  const message = 'a\u001b[2Jb\u001b]0;title\u0007c\u009b31md\re\u202ef <b>';
  const target = { name: 'Acme\nCONFORMANT: all\u001b[0m', version: '1', capabilities: [] };
  const text = plain(sampleVerdict([sampleFailure(message, 'polling')], { target }));
  assert.doesNotMatch(text, /[^\P{Cc}\n]|\u202e/u);
  assert.match(text, /abcdef <b>/);
  assert.match(text, /target {10}Acme CONFORMANT: all 1\n/);
});

test('a quiet summary has the failures and the verdict, and nothing else', () => {
  const verdict = sampleVerdict([sampleFailure('eve received it', 'polling')]);
  const text = summary(verdict, { ...options, color: false, quiet: true });
  assert.match(text, /^✗ TM-05 MUST [^]*eve received it[^]*\n\nNOT CONFORMANT .*\n$/);
  assert.equal(
    summary(sampleVerdict(), { ...options, color: false, quiet: true }).match(/\n/g)?.length,
    1,
  );
});

test('color is used only if it is asked for', () => {
  const escape = '\u001b[';
  assert.ok(summary(sampleVerdict(), { ...options, color: true }).includes(escape));
  assert.ok(!plain(sampleVerdict([sampleFailure('x', 'polling')])).includes(escape));
});

test('deviations are listed with their reasons, and a stale one fails the run', () => {
  const expected = { ...sampleFailure('known', 'polling'), status: 'expected-failure' as const };
  const stale = sampleRequirement({ id: 'CN-06', status: 'unexpected-pass', reason: 'fixed' });
  const text = plain(sampleVerdict([{ ...expected, reason: 'slow (until 2027-06-30)' }, stale]));
  assert.match(text, /Expected failures\n {2}TM-05 MUST: slow \(until 2027-06-30\)\n/);
  assert.match(text, /Stale deviations\n {2}CN-06 MUST: fixed\n/);
  assert.match(
    text,
    /\nNOT CONFORMANT · core \+ roster · 2 of 2 MUST exercised: 1 deviation no longer fails: CN-06\n$/,
  );
  assert.doesNotMatch(text, /✗/);
  assert.match(text, /^ {2}polling {9}1 expected failure$/m);
});

test('a conformant run counts its expected failures, and says how many deviations are listed', () => {
  const scenarios = ['a', 'b'].map((name) => sampleScenario({ name, status: 'failed' }));
  const deviating = sampleRequirement({ id: 'CL-14', status: 'expected-failure', scenarios });
  const text = plain(sampleVerdict([sampleRequirement(), deviating]));
  assert.match(text, /^ {2}one-server {6}1 passed, 2 expected failures$/m);
  assert.match(text, /^ {2}MUST {12}1 passed, 1 expected failure$/m);
  assert.match(
    text,
    /^CONFORMANT · core \+ roster · 2 of 2 MUST exercised: 1 of 2 MUST requirements passed, 1 listed deviation \(/m,
  );
  assert.doesNotMatch(text, /\d failed/);
});

test('an expired deviation is shown with its place, and fails the run', () => {
  const one = { requirement: 'TM-05', message: 'acme.yaml:5:18: the deviation of TM-05 held' };
  const text = plain(sampleVerdict(undefined, { expiredDeviations: [one] }));
  assert.match(text, /Expired deviations\n {2}acme\.yaml:5:18: the deviation of TM-05 held\n/);
  assert.match(
    text,
    /\nNOT CONFORMANT · core \+ roster · 1 of 1 MUST exercised: 1 deviation has expired: TM-05\n$/,
  );
  const two = sampleVerdict(undefined, { expiredDeviations: [one, one] });
  assert.equal(
    lastLine(two),
    'NOT CONFORMANT · core + roster · 1 of 1 MUST exercised: 2 deviations have expired: TM-05, TM-05',
  );
});

test('a crashed server is shown with its last lines and the path of its whole output', () => {
  const lastLines = ['up', 'Error: out\u001b[2J of rooms'];
  const crash = { instance: 'clustered instance 2', reason: 'exited with code 1', lastLines };
  const text = plain(
    sampleVerdict(undefined, { crashes: [{ ...crash, log: 'logs/j.log' }, crash] }),
  );
  const lines = ['    up', '    Error: out of rooms'];
  const shown = [
    'Servers that crashed',
    '  clustered instance 2 exited with code 1; its whole output: reports/logs/j.log',
    ...lines,
    '  clustered instance 2 exited with code 1',
    ...lines,
  ];
  assert.ok(text.includes(`${shown.join('\n')}\n`), text);
});

test('scenarios that did not run are counted by reason', () => {
  const skipped = (status: 'not-run' | 'not-applicable', message: string) =>
    sampleScenario({ status, message });
  const scenarios = [
    skipped('not-run', 'no Redis'),
    skipped('not-run', 'no Redis'),
    skipped('not-applicable', 'no presence'),
    sampleScenario(),
  ];
  const unchecked = { status: 'not-run' as const, reason: 'none of its scenarios was selected' };
  const verdict = sampleVerdict(
    [
      sampleRequirement({ status: 'not-run', scenarios }),
      sampleRequirement({ id: 'TM-06', ...unchecked, scenarios: [] }),
    ],
    { problems: ['polling: the fence leaks'] },
  );
  const text = plain(verdict);
  assert.match(text, /Not run\n {2}2 scenarios: no Redis\n {2}1 requirement: none of its/);
  assert.match(text, /Not applicable\n {2}1 scenario: no presence\n/);
  assert.match(text, /Problems with the run itself\n {2}polling: the fence leaks\n/);
  assert.equal(
    lastLine(verdict),
    'INCOMPLETE · core + roster · 2 of 2 MUST exercised: 2 scenarios did not run: no Redis; 1 problem with the run itself',
  );
});

test('excluded requirements are listed without their reasons', () => {
  const without = { status: 'not-applicable' as const, reason: 'long', scenarios: [] };
  const requirements = ['CL-10', 'CL-23'].map((id) => sampleRequirement({ id, ...without }));
  const text = plain(sampleVerdict(requirements));
  assert.match(text, /^Excluded\n {2}CL-10, CL-23: no scenario can check .*explain ID` says why$/m);
  assert.doesNotMatch(text, /Not applicable/);
});

test('the last line names the failures, ten of them at most', () => {
  const must = sampleFailure('x', 'polling');
  assert.equal(
    lastLine(sampleVerdict([must, must, sampleRequirement()])),
    'NOT CONFORMANT · core + roster · 3 of 3 MUST exercised: 2 of 3 MUST requirements failed: TM-05, TM-05',
  );
  const many = lastLine(sampleVerdict(Array.from({ length: 13 }, () => must)));
  assert.match(many, /: 13 of 13 MUST requirements failed: (TM-05, ){9}TM-05 and 3 more$/);
  const should = sampleVerdict([{ ...must, level: 'SHOULD' }], { outcome: 'not-conformant' });
  assert.equal(
    lastLine(should),
    'NOT CONFORMANT · core + roster · 0 of 0 MUST exercised: 1 SHOULD requirement failed (--strict): TM-05',
  );
});

test('a run that was interrupted before anything ran says so', () => {
  const requirement = sampleRequirement({ status: 'not-run', scenarios: [] });
  const verdict = sampleVerdict([requirement], { interrupted: 'interrupted by SIGINT' });
  assert.equal(
    lastLine(verdict),
    'INCOMPLETE · core + roster · 1 of 1 MUST exercised: interrupted by SIGINT; nothing ran',
  );
});

test('of several runs, the summary says how many there were, and in how many of them a scenario failed', () => {
  const flaky = sampleScenario({ lane: 'polling', status: 'flaky', failedRuns: 2, message: 'x' });
  const environment = { ...sampleVerdict().environment, runs: 20 };
  const text = plain(
    sampleVerdict([sampleRequirement({ status: 'flaky', scenarios: [flaky] })], { environment }),
  );
  assert.match(text, /"Only bob receives the message" {2}\(polling: failed in 2 of 20 runs\)/);
  assert.match(
    text,
    /NOT CONFORMANT · core \+ roster · 1 of 1 MUST exercised: 1 of 1 MUST requirements failed in some runs: TM-05/,
  );
  assert.match(plain(sampleVerdict(undefined, { environment })), /\(20 runs, 2 lanes, /);
});

test('an unknown mutation score is said to be unknown, with the command that measures it', () => {
  const { suite } = structuredClone(sampleVerdict());
  delete suite.mutationScore;
  delete suite.mechanicalScore;
  assert.match(
    plain(sampleVerdict(undefined, { suite })),
    /mutation score {2}unknown .* mutants` measures it/,
  );
});
