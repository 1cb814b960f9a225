import assert from 'node:assert/strict';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { root } from '../harness/package-root';
import type { Site } from '../harness/reports/site/site';
import { sitePages, writeSite } from '../harness/reports/site/site-files';
import { brokenLinks } from '../harness/testing/links';
import {
  sampleRequirement,
  sampleScenario,
  sampleVerdict,
} from '../harness/testing/sample-verdict';
import { temporaryFolder } from '../harness/testing/temporary-folder';
import { siteOf } from './site-content';

let site: Site;

before(async () => {
  site = await siteOf(undefined);
});

/** A run in which everything passed. */
function verdict(): NonNullable<Site['verdict']> {
  const requirements = site.explanations.map(({ requirement: { id, level, title }, scenarios }) => {
    const runs = scenarios.map(({ name }) => sampleScenario({ name }));
    return sampleRequirement({ id, level, title, scenarios: runs });
  });
  return sampleVerdict(requirements);
}

test('every link of the site leads somewhere, without a result and with one', () => {
  assert.deepEqual(brokenLinks(sitePages(site)), []);
  assert.deepEqual(brokenLinks(sitePages({ ...site, verdict: verdict() })), []);
});

test('every feature has a page, which the first page leads to', () => {
  const pages = sitePages(site);
  const files = readdirSync(join(root, 'features'), { recursive: true, encoding: 'utf8' });
  assert.equal(pages.size, files.filter((file) => file.endsWith('.feature')).length + 3);
  for (const file of pages.keys()) assert.ok(pages.get('index.html')?.includes(`href="${file}`));
});

test('every requirement, every scenario and every claim has a place of its own', () => {
  const text = [...sitePages(site).values()].join('\n');
  const claims = site.lesson.parts.flatMap((part) => part.claims).map(({ id }) => id);
  const ids = site.explanations.map(({ requirement }) => requirement.id);
  for (const id of [...ids, ...claims]) assert.ok(text.includes(`id="${id}"`), id);
  const places = site.scenarios.filter(({ requirements }) => requirements.length > 0);
  assert.equal(text.match(/ id="L\d+"/g)?.length, places.length);
});

test('the guide says of every folder what it says, and of no other', () => {
  const entries = readdirSync(join(root, 'features'), { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  assert.deepEqual([...site.guide.areas.keys()].sort(), folders.sort());
});

test('pages of features that are gone are removed', async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'gone.html'), '');
  await writeSite(folder, site);
  assert.deepEqual(readdirSync(folder).sort(), [...sitePages(site).keys()].sort());
});
