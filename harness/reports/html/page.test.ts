import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleReport } from '../../testing/sample-report';
import { sampleRequirement, sampleScenario, sampleVerdict } from '../../testing/sample-verdict';
import { judgedRule } from '../../testing/lesson/lesson-site';
import type { RequirementVerdict, Verdict } from '../../verdict/schema';
import { reportPage } from './page';

const failed = sampleRequirement({
  id: 'TM-07',
  title: 'An excluded client receives nothing',
  status: 'failed',
  lanes: { 'one-server': 'failed' },
  scenarios: [
    sampleScenario({
      status: 'failed',
      message: 'Then only bob receives "x"\n  ✗ carol@3 on /chat: unexpected: roomMessage',
      evidence: ['one-server/evidence/tm-07.txt'],
    }),
  ],
});

function pageOf(requirements: RequirementVerdict[], more: Partial<Verdict> = {}): string {
  return reportPage(sampleReport(sampleVerdict(requirements, more)));
}

test('the first screen shows the verdict and its grounds', () => {
  const page = pageOf([sampleRequirement()]);
  const [first = ''] = page.split('<main>');
  for (const part of ['conformant', 'Acme chat 2.3.0', '3 servers', '250 ms', 'one-server'])
    assert.ok(first.includes(part), part);
});

test('a mutation score is shown where the verdict has one', () => {
  assert.match(pageOf([]), /157 of 157 mutants killed/);
  assert.match(pageOf([]), /46 of 50 random changes/);
  const { suite } = structuredClone(sampleVerdict());
  delete suite.mutationScore;
  assert.doesNotMatch(pageOf([], { suite }), /mutants killed/);
});

test('failures come first, open, and the list of requirements links to them', () => {
  const page = pageOf([sampleRequirement(), failed]);
  const [, first = '', all = ''] = page.split(/<h2>/);
  assert.match(first, /<details[^>]*id="TM-07"[^>]*open/);
  assert.match(first, /<mark> {2}✗ carol@3/);
  assert.match(first, /href="one-server\/evidence\/tm-07\.txt"/);
  assert.match(all, /href="#TM-07"/);
  assert.match(all, /<details[^>]*id="TM-05"/);
  assert.equal(page.match(/id="TM-07"/g)?.length, 1);
});

test('expired deviations are on the page with their place', () => {
  const message = 'acme.yaml:5:18: the deviation of TM-05 held until 2027-01-31';
  const page = pageOf([sampleRequirement()], {
    expiredDeviations: [{ requirement: 'TM-05', message }],
  });
  assert.match(page, /<h2>Expired deviations<\/h2>[^]*acme\.yaml:5:18/);
  assert.doesNotMatch(pageOf([sampleRequirement()]), /Expired deviations/);
});

test('a crashed server is on the page, with its last output and a link to all of it', () => {
  const death = { instance: 'joined instance 2', reason: 'exited with code 1' };
  const crashes = [{ ...death, lastLines: ['<b>up</b>'], log: 'logs/joined-instance-2.log' }];
  const page = pageOf([sampleRequirement()], { crashes });
  assert.match(page, /<b>joined instance 2<\/b> <bdi>exited with code 1<\/bdi>/);
  assert.match(page, /href="logs\/joined-instance-2\.log"/);
  assert.ok(page.includes('&#60;b&#62;up'), page);
  assert.doesNotMatch(pageOf([sampleRequirement()]), /Servers that crashed/);
});

test('a requirement opens to its Rule, why it matters, its public source and its scenarios', () => {
  const page = pageOf([sampleRequirement()]);
  for (const part of [
    '<b>Rule:</b> Only members receive messages',
    'A leak reveals a secret.',
    'href="https://example.org/"',
    'Only bob receives the message',
  ])
    assert.ok(page.includes(part), part);
});

test('a requirement links to the clauses that it tests, which the page lists', () => {
  const verdict = sampleVerdict([sampleRequirement()]);
  const { explanations } = sampleReport(verdict);
  const clauses = [{ number: '7.2', link: 'docs/contract.md#c7-2' }];
  const page = reportPage(
    sampleReport(verdict, { explanations: explanations.map((one) => ({ ...one, clauses })) }),
  );
  assert.match(
    page,
    /<dt>Contract<\/dt>\s*<dd><a href="#c7-2">7\.2<\/a> A server MUST compare room/,
  );
  assert.match(page, /<div id="c7-2">[^]*?href="#TM-05"/);
});

test('a payload table is printed in full where a Rule sends it', () => {
  const verdict = sampleVerdict([sampleRequirement()]);
  const explanations = sampleReport(verdict).explanations.map((one) => ({
    ...one,
    rules: one.rules.map((rule) => ({
      ...rule,
      gherkin: 'When bob sends each of the texts to the lobby',
    })),
  }));
  const page = reportPage(sampleReport(verdict, { explanations }));
  assert.match(page, /Payload table <b>texts<\/b>/);
  assert.match(page, /<th scope="row">a byte order mark<\/th>[^]*?\\ufeff/);
  assert.equal(page.match(/Payload table <b>/g)?.length, 1);
});

test('the page loads nothing but its own style and script', () => {
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(pageOf([]))?.[1] ?? '';
  assert.match(policy, /^default-src &#39;none&#39;; style-src &#39;sha256-/);
  assert.doesNotMatch(policy, /unsafe|https?:|\*/);
});

test('a run of the lesson has a view of every statement, with the verdict on this target', () => {
  const page = pageOf([judgedRule(), sampleRequirement()]);
  assert.match(page, /<nav class="tabs"[^]*?href="#results"[^]*?href="#lesson"/);
  assert.match(
    page,
    /<section id="lesson"[^]*83 statements: \d+ shown, \d+ corrected, \d+ not testable/,
  );
  assert.match(page, /On Acme chat, by their scenarios: \d+ not run/);
  assert.equal(page.match(/ id="statement-\d+"/g)?.length, 83);
  assert.doesNotMatch(pageOf([sampleRequirement()]), /id="lesson"|class="tabs"/);
});

test('figures are shown with the Rule that measured them', () => {
  assert.match(
    pageOf([judgedRule()]),
    /id="lesson-M2"[^]*?never judged: Believed: alice waits[^]*?9\.8 ms/,
  );
});

test('a requirement and the Rule of the lesson that shows it link to each other', () => {
  const verdict = sampleVerdict([judgedRule(), sampleRequirement()]);
  const explanations = sampleReport(verdict).explanations.map((one) => ({
    ...one,
    rules: one.rules.map((rule) => ({ ...rule, description: 'True. In depth: TM-05.' })),
  }));
  const page = reportPage(sampleReport(verdict, { explanations }));
  assert.match(page, /id="lesson-M2"[^]*?In depth<\/dt>\s*<dd><a href="#TM-05"/);
  assert.match(page, /id="TM-05"[^]*?In the lesson<\/dt>\s*<dd><a href="#lesson-M2"/);
});
