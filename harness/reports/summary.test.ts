import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleRequirement, sampleScenario, sampleVerdict } from '../testing/sample-verdict';
import type { RequirementVerdict, Verdict } from '../verdict/schema';
import { summary } from './summary';

const rerun = (id: string, lane: string): string => `run --requirement ${id} --lane ${lane}`;
const plain = (verdict: Verdict): string => summary(verdict, { color: false, rerun });
const lastLine = (verdict: Verdict): string => plain(verdict).trimEnd().split('\n').at(-1) ?? '';

/** A requirement that failed with this message in these lanes. */
function failing(message: string, ...lanes: string[]): RequirementVerdict {
  const scenarios = lanes.map((lane) =>
    sampleScenario({ lane, status: 'failed', message, evidence: [`${lane}/evidence/e.txt`] }),
  );
  return sampleRequirement({ status: 'failed', scenarios });
}

test('a conformant run is summed up with its lanes, levels and the bound of its silence', () => {
  assert.equal(
    plain(sampleVerdict()),
    `rooms-conformance 0.1.0, requirement set 1.0
  target         Acme chat 2.3.0
  claims         core, roster
  servers        3, backplane: redis (redis-server 7.0), Node v20.20.2
  proof          157 of 157 broken servers caught by these features
  one-server     1 passed
  polling        none
  MUST           1 passed
  SHOULD         none
  MAY            none

CONFORMANT: 1 of 1 MUST requirements hold (2 lanes, 1 scenario, 6.2 s; leaks up to 250 ms late are caught)
`,
  );
});

test('a failure in two lanes is printed once, with what it takes to look into it', () => {
  const text = plain(
    sampleVerdict([
      failing(
        'eve heard it\n    at World.<anonymous> (x.ts:3:1)\nexpected: nobody',
        'one-server',
        'polling',
      ),
    ]),
  );
  const expected = `Failures

  TM-05 MUST  Only members hear
    features/rooms.feature: "Only bob hears" in one-server, polling
      eve heard it
      expected: nobody
    evidence  one-server/evidence/e.txt
    evidence  polling/evidence/e.txt
    rerun     run --requirement TM-05 --lane one-server

NOT CONFORMANT: MUST requirement TM-05 failed
`;
  assert.ok(text.endsWith(expected), text);
});

test('a long message is cut, and says by how much', () => {
  const message = Array.from({ length: 40 }, (_, line) => `line ${line + 1}`).join('\n');
  const text = plain(sampleVerdict([failing(message, 'polling')]));
  assert.match(text, /line 25\n {6}\.\.\. 15 more lines\n/);
});

test('nothing that a target says steers the terminal or passes for our last line', () => {
  const message = 'a\u001b[2Jb\u001b]0;title\u0007c\u009b31md\re\u202ef <b>';
  const target = { name: 'Acme\nCONFORMANT: all\u001b[0m', version: '1', capabilities: [] };
  const text = plain(sampleVerdict([failing(message, 'polling')], { target }));
  assert.doesNotMatch(text, /[^\P{Cc}\n]|\u202e/u);
  assert.match(text, /abcdef <b>/);
  assert.match(text, /target {9}Acme CONFORMANT: all 1\n/);
});

test('colour is used only where it is asked for', () => {
  const escape = '\u001b[';
  assert.ok(summary(sampleVerdict(), { color: true, rerun }).includes(escape));
  assert.ok(!plain(sampleVerdict([failing('x', 'polling')])).includes(escape));
});

test('deviations are listed with their reasons, and a stale one fails the run', () => {
  const expected = { ...failing('known', 'polling'), status: 'expected-failure' as const };
  const stale = sampleRequirement({ id: 'CN-06', status: 'unexpected-pass', reason: 'fixed' });
  const text = plain(sampleVerdict([{ ...expected, reason: 'slow (until 2027-06-30)' }, stale]));
  assert.match(text, /Expected failures\n {2}TM-05 MUST {2}slow \(until 2027-06-30\)\n/);
  assert.match(text, /Stale deviations\n {2}CN-06 MUST {2}fixed\n/);
  assert.match(text, /\nNOT CONFORMANT: deviation CN-06 no longer fails\n$/);
  assert.doesNotMatch(text, /Failures\n/);
});

test('an expired deviation is shown with its place, and fails the run', () => {
  const one = { requirement: 'TM-05', message: 'acme.yaml:5:18: the deviation of TM-05 held' };
  const text = plain(sampleVerdict(undefined, { expiredDeviations: [one] }));
  assert.match(text, /Expired deviations\n {2}acme\.yaml:5:18: the deviation of TM-05 held\n/);
  assert.match(text, /\nNOT CONFORMANT: deviation TM-05 has expired\n$/);
  const two = sampleVerdict(undefined, { expiredDeviations: [one, one] });
  assert.equal(lastLine(two), 'NOT CONFORMANT: TM-05 and 1 more deviation have expired');
});

test('who died is shown with its last lines and where all of them are', () => {
  const lastLines = ['up', 'Error: out\u001b[2J of rooms'];
  const crash = { instance: 'joined instance 2', reason: 'exited with code 1', lastLines };
  const text = plain(
    sampleVerdict(undefined, { crashes: [{ ...crash, log: 'logs/j.log' }, crash] }),
  );
  const lines = ['    up', '    Error: out of rooms'];
  const shown = [
    'Instances that died',
    '  joined instance 2 exited with code 1; all that it printed: logs/j.log',
    ...lines,
    '  joined instance 2 exited with code 1',
    ...lines,
  ];
  assert.ok(text.includes(`${shown.join('\n')}\n`), text);
});

test('reasons for what did not run are grouped and counted', () => {
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
  assert.match(text, /Not claimed\n {2}1 scenario: no presence\n/);
  assert.match(text, /Problems of the run\n {2}polling: the fence leaks\n/);
  assert.equal(
    lastLine(verdict),
    'INCOMPLETE: 2 scenarios did not run; 1 problem of the run itself',
  );
});

test('what the set excludes is named, not explained again in every run', () => {
  const without = { status: 'not-applicable' as const, reason: 'long', scenarios: [] };
  const requirements = ['CL-10', 'CL-23'].map((id) => sampleRequirement({ id, ...without }));
  const text = plain(sampleVerdict(requirements));
  assert.match(text, /^Excluded\n {2}CL-10, CL-23: no scenario checks .*`explain ID` says why$/m);
  assert.doesNotMatch(text, /Not claimed/);
});

test('the last line names the first failure, its level and how many more there are', () => {
  const must = failing('x', 'polling');
  assert.equal(
    lastLine(sampleVerdict([must, must, must])),
    'NOT CONFORMANT: TM-05 and 2 more MUST requirements failed',
  );
  const should = sampleVerdict([{ ...must, level: 'SHOULD' }], { outcome: 'not-conformant' });
  assert.equal(lastLine(should), 'NOT CONFORMANT: SHOULD requirement TM-05 failed (--strict)');
});

test('a run that was interrupted before anything ran says so', () => {
  const requirement = sampleRequirement({ status: 'not-run', scenarios: [] });
  const verdict = sampleVerdict([requirement], { interrupted: 'SIGINT' });
  assert.equal(lastLine(verdict), 'INCOMPLETE: interrupted: SIGINT; nothing ran');
});

test('of several runs, it says how many, and in how many of them something failed', () => {
  const flaky = sampleScenario({ lane: 'polling', status: 'flaky', failedRuns: 2, message: 'x' });
  const environment = { ...sampleVerdict().environment, runs: 20 };
  const text = plain(
    sampleVerdict([sampleRequirement({ status: 'flaky', scenarios: [flaky] })], { environment }),
  );
  assert.match(text, /"Only bob hears" in polling \(failed in 2 of 20 runs\)/);
  assert.match(text, /NOT CONFORMANT: MUST requirement TM-05 failed in some runs/);
  assert.match(plain(sampleVerdict(undefined, { environment })), /\(20 runs, 2 lanes, /);
});

test('features that nothing has proven are said to be so', () => {
  const { suite } = structuredClone(sampleVerdict());
  delete suite.proof;
  assert.match(plain(sampleVerdict(undefined, { suite })), /proof {10}none of these features yet/);
});
