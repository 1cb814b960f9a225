import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleReport } from '../../testing/sample-report';
import { sampleRequirement, sampleScenario, sampleVerdict } from '../../testing/sample-verdict';
import type { RequirementVerdict, Verdict } from '../../verdict/schema';
import { reportPage } from './page';

const failed = sampleRequirement({
  id: 'TM-07',
  title: 'Who is excepted does not hear',
  status: 'failed',
  lanes: { 'one-server': 'failed' },
  scenarios: [
    sampleScenario({
      status: 'failed',
      message: 'Then only bob isReceived "x"\n  ✗ carol@3 on /chat: expected silence, heard 1',
      evidence: ['one-server/evidence/tm-07.txt'],
    }),
  ],
});

function pageOf(requirements: RequirementVerdict[], more: Partial<Verdict> = {}): string {
  return reportPage(sampleReport(sampleVerdict(requirements, more)));
}

test('the first screen says the verdict and what it rests on', () => {
  const page = pageOf([sampleRequirement()]);
  const [first = ''] = page.split('<main>');
  for (const part of ['conformant', 'Acme chat 2.3.0', '3 instances', '250 ms late', 'one-server'])
    assert.ok(first.includes(part), part);
});

test('a proof is shown where the verdict has one', () => {
  assert.match(pageOf([]), /157 of 157 mutants killed/);
  const { suite } = structuredClone(sampleVerdict());
  delete suite.mutationScore;
  assert.doesNotMatch(pageOf([], { suite }), /mutants killed/);
});

test('what failed comes before the requirements, open, and they lead to it', () => {
  const page = pageOf([sampleRequirement(), failed]);
  const [, first = '', all = ''] = page.split(/<h2>/);
  assert.match(first, /<details[^>]*id="TM-07"[^>]*open/);
  assert.match(first, /<mark> {2}✗ carol@3/);
  assert.match(first, /href="one-server\/evidence\/tm-07\.txt"/);
  assert.match(all, /href="#TM-07"/);
  assert.match(all, /<details[^>]*id="TM-05"/);
  assert.equal(page.match(/id="TM-07"/g)?.length, 1);
});

test('expired deviations are on the page, where they are listed', () => {
  const message = 'acme.yaml:5:18: the deviation of TM-05 held until 2027-01-31';
  const page = pageOf([sampleRequirement()], {
    expiredDeviations: [{ requirement: 'TM-05', message }],
  });
  assert.match(page, /<h2>Expired deviations<\/h2>[^]*acme\.yaml:5:18/);
  assert.doesNotMatch(pageOf([sampleRequirement()]), /Expired deviations/);
});

test('who died is on the page, with its last lines and a link to all of them', () => {
  const death = { instance: 'joined instance 2', reason: 'exited with code 1' };
  const crashes = [{ ...death, lastLines: ['<b>up</b>'], log: 'logs/joined-instance-2.log' }];
  const page = pageOf([sampleRequirement()], { crashes });
  assert.match(page, /<b>joined instance 2<\/b> <bdi>exited with code 1<\/bdi>/);
  assert.match(page, /href="logs\/joined-instance-2\.log"/);
  assert.ok(page.includes('&#60;b&#62;up'), page);
  assert.doesNotMatch(pageOf([sampleRequirement()]), /Instances that died/);
});

test('a requirement opens to its Rule, why it matters, its source and its scenarios', () => {
  const page = pageOf([sampleRequirement()]);
  for (const part of [
    '<b>Rule:</b> Only members receive messages',
    'Rooms keep secrets',
    'href="https://example.org/"',
    'Only bob receives the message',
  ])
    assert.ok(page.includes(part), part);
});

test('the page lets nothing in but its own style and script', () => {
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(pageOf([]))?.[1] ?? '';
  assert.match(policy, /^default-src &#39;none&#39;; style-src &#39;sha256-/);
  assert.doesNotMatch(policy, /unsafe|https?:|\*/);
});
