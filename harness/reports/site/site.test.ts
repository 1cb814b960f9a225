import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleSite } from '../../testing/sample-site';
import type { Site } from './site';
import { sitePages } from './site-files';

const feature = '03-messages-01-one-room.html';

function page(file: string, more: Partial<Site> = {}): string {
  return sitePages(sampleSite(more)).get(file) ?? '';
}

test('the first page has the reading order, with a description of each area and each feature', () => {
  const index = page('index.html');
  const order = [
    'A <b>Rule</b> is',
    '03-messages',
    'one room',
    'Messages to one room',
    'has members',
  ];
  const places = order.map((part) => index.indexOf(part));
  assert.ok(!places.includes(-1), places.join());
  assert.deepEqual([...places].sort(), places);
  assert.match(index, /href="03-messages-01-one-room\.html#TM-05"/);
});

test('the first page explains how to read the features, and the tags', () => {
  const index = page('index.html');
  assert.match(
    index,
    /id="reading"[^]*href="step-language\.html"[^]*<code>@transport-specific<\/code>/,
  );
});

test('without a result the pages say so, and show none', () => {
  const pages = sitePages(sampleSite({ verdict: undefined }));
  assert.match(pages.get('index.html') ?? '', /There is no result yet/);
  for (const [file, text] of pages) {
    assert.match(text, /Last result<\/a>: <bdi>none yet/, file);
    assert.doesNotMatch(text, /<span class="status/, file);
  }
});

test('a result of other features is marked on every page', () => {
  const { suite } = sampleSite();
  const pages = sitePages(sampleSite({ suite: { ...suite, featuresDigest: 'other' } }));
  for (const [file, text] of pages) assert.match(text, /of other features than shown here/, file);
  assert.doesNotMatch(page('index.html'), /of other features/);
});

test('a feature shows its background and the scenarios outside its Rules once', () => {
  const text = page(feature);
  assert.equal(text.match(/<b>Background:<\/b>/g)?.length, 1);
  assert.equal(text.match(/A room has members/g)?.length, 1);
  assert.match(text, /<b>Scenario:<\/b> Outside/);
  assert.match(text, /@transport-specific/);
});

test('a requirement of a feature stands open, with the result in each lane', () => {
  const text = page(feature);
  assert.match(text, /<details[^>]*id="TM-05"[^>]*open/);
  assert.match(text, /<span class="lane">one-server<\/span>[^]*?passed/);
  assert.match(text, /href="https:\/\/example\.org\/"/);
});

test('a scenario has the anchor of its line, and the statement of the lesson that it shows links to it', () => {
  assert.match(page(feature), /<span class="line in-2" id="L9"\s*>\s*<b>Scenario:/);
  const lesson = page('statements.html');
  assert.match(lesson, /<b>Corrected\.<\/b> Members \*only\*, see <code>join<\/code>/);
  assert.match(lesson, /href="03-messages-01-one-room\.html#L9"[^>]*>Only bob receives it/);
});

test('a requirement without a feature is shown in the list', () => {
  const explanations = sampleSite().explanations.map((one) => ({ ...one, rules: [] }));
  assert.match(page('requirements.html', { explanations }), /<details[^>]*id="TM-05"/);
  assert.doesNotMatch(page('requirements.html'), /<details/);
});

test('a requirement that two features state has its part on each page, and a link to the other', () => {
  const { explanations, features } = sampleSite();
  const other = { ...features[0], title: 'Elsewhere', file: 'features/04-lifecycle/01-a.feature' };
  const stated = explanations.map((one) => {
    const rule = { ...one.rules[0], feature: 'Elsewhere', place: `${other.file}:7` };
    return { ...one, rules: [...one.rules, rule] };
  });
  const more = { explanations: stated, features: [...features, other] } as Partial<Site>;
  assert.match(page(feature, more), /href="04-lifecycle-01-a\.html#TM-05">Elsewhere/);
  assert.equal(page(feature, more).match(/<b>Rule:/g)?.length, 2);
  assert.match(page(feature, more), /Next<\/span> Elsewhere/);
});
