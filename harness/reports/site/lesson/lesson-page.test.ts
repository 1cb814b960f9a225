import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lessonSite } from '../../../testing/lesson/lesson-site';
import { sampleVerdict } from '../../../testing/sample-verdict';
import type { Site } from '../site';
import { sitePages } from '../site-files';

function page(file: string, more: Partial<Site> = {}): string {
  return sitePages(lessonSite(more)).get(file) ?? '';
}

test('the first page opens with the Rules of the lesson: what is true, and the status of the last run', () => {
  const index = page('index.html');
  const order = [
    'id="lesson"',
    '3 statements: 1 shown, 1 corrected, 1 not testable.',
    'On Acme chat, by their scenarios: 1 passed, 1 failed.',
    'href="lesson.html#lesson-M2">Myth 2: The operation decides',
    'class="status failed"',
    'Myth: always. Reality: it depends.',
    'Reading order',
  ];
  const places = order.map((part) => index.indexOf(part));
  assert.ok(!places.includes(-1), places.join());
  assert.deepEqual(
    [...places].sort((one, other) => one - other),
    places,
  );
});

test('a Rule stands beside its statements, its live scenarios, a drawing and the code', () => {
  const lesson = page('lesson.html');
  for (const part of [
    /id="lesson-M2"[^]*Myth: always\. Reality: it depends\./,
    /id="statement-49"[^]*?<b class="mark corrected"\s*>Corrected\.<\/b>[^]*?href="#lesson-M2-1"/,
    /id="lesson-M2-1"[^]*?<b>Scenario:<\/b> Believed: alice waits[^]*?passed<\/span> in one-server/,
    /<details class="delivery"\s+open[^]*?<title>Sequence diagram: Believed: alice waits/,
    /latency at bob@1, median<\/th>\s*<td>9\.8 ms/,
    /<b>Rooms\.join<\/b> <code>reference-server\/rooms\.ts:8/,
    /In depth<\/dt>\s*<dd><a href="03-messages-01-one-room\.html#TM-05"/,
  ])
    assert.match(lesson, part);
});

test('a statement that a Rule shows without being about it is linked from there', () => {
  assert.match(page('lesson.html'), /Also shown here[^]*?href="statements\.html#statement-50"/);
});

test('without a run the page says how to get one, and shows no status', () => {
  const lesson = page('lesson.html', { verdict: undefined, sequences: new Map() });
  assert.match(lesson, /npm run conformance -- --requirement lesson/);
  assert.doesNotMatch(lesson, /<span class="status/);
  assert.doesNotMatch(page('lesson.html'), /npm run conformance/);
});

test('the report on the server that is written as the lesson says is linked if it is there', () => {
  const link = /href="lesson-target\/index\.html"/;
  assert.doesNotMatch(page('index.html'), link);
  assert.match(page('index.html', { lessonTarget: sampleVerdict() }), link);
});

test('a requirement links back to the Rule of the lesson', () => {
  const feature = page('03-messages-01-one-room.html');
  assert.match(feature, /In the lesson<\/dt>\s*<dd><a href="00-lesson-02-myths\.html#lesson-M2"/);
});
