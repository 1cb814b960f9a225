import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleReport } from '../../testing/sample-report';
import { sampleRequirement, sampleScenario, sampleVerdict } from '../../testing/sample-verdict';
import type { RequirementVerdict, ScenarioVerdict, Verdict } from '../../verdict/schema';
import { junit } from './junit';

function junitOf(
  scenarios: ScenarioVerdict[],
  judged: Partial<RequirementVerdict> = {},
  more: Partial<Verdict> = {},
): string {
  const feature = 'features/03-messages/01-one-room.feature';
  const requirement = sampleRequirement({ feature, ...judged, scenarios });
  return junit(sampleReport(sampleVerdict([requirement], more)));
}

const failed = sampleScenario({
  status: 'failed',
  message: 'Then only bob receives "x"\n  eve ✗ unexpected',
  evidence: ['one-server/evidence/tm-05.txt'],
});

test('each lane is a suite, with the results of its scenarios', () => {
  const scenarios = [
    sampleScenario(),
    { ...failed, name: 'other' },
    sampleScenario({ lane: 'polling', status: 'not-applicable', message: 'no roster' }),
  ];
  const xml = junitOf(scenarios, { status: 'failed' });
  const suites = xml.match(/<testsuite name="[^>]*>/g);
  assert.deepEqual(suites, [
    '<testsuite name="one-server" tests="2" failures="1" errors="0" skipped="0" time="0.010">',
    '<testsuite name="polling" tests="1" failures="0" errors="0" skipped="1" time="0.005">',
  ]);
  assert.match(xml, /<skipped message="not applicable: no roster"\/>/);
});

test('a case is grouped by lane, area and feature, and named after requirement and title', () => {
  const xml = junitOf([sampleScenario()]);
  assert.match(
    xml,
    /<testcase classname="one-server\.messages\.Messages to one room" name="TM-05 Only bob receives the message" file="features\/03-messages\/01-one-room\.feature"/,
  );
});

test('no two cases have the same class name and name: GitLab would drop the second', () => {
  const twice = [sampleScenario(), sampleScenario(), sampleScenario({ lane: 'polling' })];
  const cases = junitOf(twice).match(/classname="[^"]*" name="[^"]*"/g) ?? [];
  assert.equal(new Set(cases).size, 3, cases.join('\n'));
});

test('a failure says what happened, where its evidence is and how to repeat it', () => {
  const xml = junitOf([failed], { status: 'failed' });
  assert.match(
    xml,
    /<failure type="MUST" message="Then only bob receives &quot;x&quot;: eve ✗ unexpected/,
  );
  for (const line of [
    />TM-05 MUST {2}Only members receive messages$/,
    /^features\/03-messages\/01-one-room\.feature {2}"Only bob receives the message" {2}\(one-server\)$/,
    /^evidence {2}one-server\/evidence\/tm-05\.txt$/,
    /^rerun {5}npm run/,
  ])
    assert.ok(
      xml.split('\n').some((one) => line.test(one)),
      `${String(line)} in ${xml}`,
    );
});

test('a failure that a deviation covers is skipped, so that no build becomes unstable', () => {
  const xml = junitOf([failed], { status: 'expected-failure', reason: 'a bug' });
  assert.doesNotMatch(xml, /<failure/);
  assert.match(xml, /failures="0" errors="0" skipped="1"/);
  assert.match(xml, /<skipped message="expected failure: a bug"\/>/);
});

test('a problem of the run is an error, a stale deviation a failure', () => {
  const xml = junitOf(
    [],
    { status: 'unexpected-pass', reason: 'gone' },
    { problems: ['no ledger'] },
  );
  assert.match(
    xml,
    /<testsuite name="the run itself" tests="2" failures="1" errors="1" skipped="0">/,
  );
  assert.match(xml, /name="The run has no problems"[^>]*>\s*<error message="no ledger">no ledger</);
  assert.match(
    xml,
    /name="TM-05 The listed deviation still fails"[^>]*>\s*<failure message="gone">/,
  );
});

test('text of a target stays text, even characters that XML cannot express', () => {
  const message = `]]></failure><failure "&\u0007\ufffe\ud800 &#27;\u001b[31mred`;
  const scenario = { ...failed, name: 'a"<b>&', message };
  const xml = junitOf([scenario], { status: 'failed' });
  assert.equal(xml.match(/<failure/g)?.length, 1);
  assert.match(xml, /name="TM-05 a&quot;&lt;b>&amp;"/);
  assert.match(xml, /\]\]&gt;&lt;\/failure&gt;&lt;failure "&amp;\ufffd\ufffd &amp;#27;red/);
  assert.doesNotMatch(xml, /[\u0007\u001b\ufffe]/);
});
