import assert from 'node:assert/strict';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { root } from '../harness/package-root';
import type { Site } from '../harness/reports/site/site';
import { documentPages } from '../harness/reports/site/links';
import { sitePages, writeSite } from '../harness/reports/site/site-files';
import { clauseAnchor } from '../harness/specification/contract';
import { brokenLinks } from '../harness/testing/links';
import {
  sampleRequirement,
  sampleScenario,
  sampleVerdict,
} from '../harness/testing/sample-verdict';
import { temporaryFolder } from '../harness/testing/temporary-folder';
import { statementAnchor, statementsOf } from '../harness/specification/lesson';
import { noRun } from './last-run';
import { siteOf } from './site-content';

let site: Site;

before(async () => {
  site = await siteOf(noRun);
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

test('every feature and every document has a page that others link to', () => {
  const pages = sitePages(site);
  const files = readdirSync(join(root, 'features'), { recursive: true, encoding: 'utf8' });
  const features = files.filter((file) => file.endsWith('.feature'));
  const own = [...pages.keys()].filter((file) => !file.includes('/'));
  assert.equal(own.length, features.length + documentPages.length + 3);
  for (const file of own) {
    const from = file === 'target-files.html' ? 'contract.html' : 'index.html';
    assert.ok(pages.get(from)?.includes(`href="${file}`), file);
  }
});

test('every requirement of every set has a permanent address that its feature and its set link to', () => {
  const pages = sitePages(site);
  assert.deepEqual(
    site.sets.map(({ set }) => set),
    ['1.0', '1.1'],
  );
  assert.match(pages.get('1.0/CN-06.html') ?? '', /CN-06 in requirement set 1\.0[^]*is frozen/);
  assert.match(pages.get('1.0/CN-06.html') ?? '', /href="\.\.\/1\.1\/CN-15\.html"/);
  const linked = [...pages].filter(([file]) => !file.includes('/')).join();
  for (const { set, requirements } of site.sets)
    for (const { id, level } of requirements.filter((one) => one.level !== undefined)) {
      assert.match(pages.get(`${set}/${id}.html`) ?? '', new RegExp(level ?? ''), id);
      assert.ok(linked.includes(`href="${set}/${id}.html"`), `${set}/${id}`);
      assert.ok(pages.get(`${set}/index.html`)?.includes(`href="${id}.html"`), id);
    }
});

test('every requirement, every scenario, every statement of the lesson and every clause has an anchor', () => {
  const text = [...sitePages(site).values()].join('\n');
  const statements = statementsOf(site.lesson).map(statementAnchor);
  const ids = site.explanations.map(({ requirement }) => requirement.id);
  const anchors = [...site.clauses.keys()].map(clauseAnchor);
  for (const id of [...ids, ...statements, ...anchors]) assert.ok(text.includes(`id="${id}"`), id);
  const places = site.scenarios.filter(({ requirements }) => requirements.length > 0);
  assert.equal(text.match(/ id="L\d+"/g)?.length, places.length);
});

test('the guide describes every folder of features, and no other', () => {
  const entries = readdirSync(join(root, 'features'), { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  assert.deepEqual([...site.guide.areas.keys()].sort(), folders.sort());
});

test('every payload table is printed where it is used', () => {
  const text = [...sitePages(site).entries()].filter(([file]) => file !== 'payloads.html').join();
  for (const { name } of site.tables)
    assert.ok(text.includes(`Payload table <b>${name}</b>`), name);
});

test('pages of features that are gone are removed', async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'gone.html'), '');
  await writeSite(folder, site);
  const files = [...sitePages(site).keys()];
  for (const { set } of site.sets) assert.ok(existsSync(join(folder, set, 'index.html')), set);
  const expected = [
    ...files.filter((file) => !file.includes('/')),
    ...site.sets.map(({ set }) => set),
  ];
  assert.deepEqual(readdirSync(folder).sort(), expected.sort());
});
