import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Sequence } from '../../../contract/sequence';
import { sampleScenario } from '../../../testing/sample-verdict';
import { Drawings } from './diagrams';

const path = 'polling/evidence/tm-07.txt';
const scenario = sampleScenario({ lane: 'polling', status: 'failed', evidence: [path] });
const sequence: Sequence = {
  earlier: 3,
  entries: [
    { at: 1, way: 'sent', who: 'alice@1', instance: 1, text: "/chat sendToRoom '<b>'" },
    { at: 2, way: 'received', who: 'carol@1', instance: 1, text: '/chat hi', unexpected: true },
    { at: 3, way: 'missed', who: 'bob@1', instance: 1, text: '/chat hello' },
  ],
};

test('a failure is drawn, with a description in words', () => {
  const drawings = new Drawings([{ path, text: '', sequence }]);
  const { text = '' } = drawings.of(scenario) ?? {};
  assert.match(text, /<title>Sequence diagram: Only bob receives the message, in polling<\/title>/);
  assert.match(text, /<desc>3 packets and notes of alice@1, carol@1, bob@1\. 2\.0 ms, carol@1: /);
  assert.match(text, /<g class="missed"/);
  assert.match(text, /3 earlier packets are left out/);
  assert.doesNotMatch(text, /<b>/);
});

test('without a sequence nothing is drawn', () => {
  assert.equal(new Drawings([{ path, text: '' }]).of(scenario), undefined);
  assert.equal(new Drawings([]).of(scenario), undefined);
});

test('a page stays small, however much fails', () => {
  const drawings = new Drawings([{ path, text: '', sequence }]);
  const texts = Array.from({ length: 1200 }, () => drawings.of(scenario)?.text ?? '');
  const size = texts.reduce((sum, text) => sum + text.length, 0);
  assert.ok(size < 800_000, String(size));
  assert.match(texts[0] ?? '', /<svg/);
  assert.match(texts.at(-1) ?? '', /Not drawn/);
});
