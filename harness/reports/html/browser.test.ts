import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import {
  browserNeeded,
  complaintsOf,
  openPage,
  startBrowser,
  type Opened,
} from '../../testing/browser';
import { sampleReport } from '../../testing/sample-report';
import { sampleRequirement, sampleScenario, sampleVerdict } from '../../testing/sample-verdict';
import { plain } from '../../plain';
import { reportPage } from './page';
import type { Report } from './report';

const path = 'one-server/evidence/tm-07.txt';
const lanes = ['one-server', 'three-servers', 'polling'];
let browser: Browser | undefined;

before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

/** A run in which one requirement failed, one is a deviation, one passed and one did not run. */
function sample(): Report {
  const message = 'Then only bob receives "x"\n  received  carol@3 ✗ unexpected: x';
  const failed = sampleScenario({ status: 'failed', message, evidence: [path] });
  const requirements = [
    sampleRequirement({
      id: 'TM-07',
      title: 'An excluded client receives nothing, even if it is a member',
      status: 'failed',
      lanes: { 'one-server': 'failed', 'three-servers': 'passed', polling: 'not-run' },
      scenarios: [failed, sampleScenario({ lane: 'three-servers' })],
    }),
    sampleRequirement({ id: 'TM-05' }),
    sampleRequirement({ id: 'TM-06', status: 'expected-failure', reason: 'known', level: 'MAY' }),
    sampleRequirement({
      id: 'RM-01',
      level: 'SHOULD',
      status: 'not-applicable',
      reason: 'no roster',
    }),
  ];
  const verdict = sampleVerdict(requirements, { problems: ['the ledger was lost'] });
  const environment = { ...verdict.environment, lanes };
  const entry = { at: 1.5, who: 'alice@1', instance: 1 };
  const entries = [
    { ...entry, way: 'sent', text: "/chat roomMessage { room: 'lobby', body: 'x' }" },
    { ...entry, way: 'noted', text: '✂ connection lost' },
    { ...entry, who: 'bob@2', instance: 2, way: 'missed', text: '/chat roomMessage' },
    { ...entry, who: 'carol@3', instance: 3, way: 'received', text: '/chat x', unexpected: true },
  ] as const;
  const evidence = [{ path, text: '', sequence: { earlier: 0, entries: [...entries] } }];
  return sampleReport({ ...verdict, environment }, { evidence });
}

/** Opens a page and all that can be opened in it, or skips the test. */
async function opened(
  t: TestContext,
  options: Partial<Parameters<typeof openPage>[2]> = {},
): Promise<Opened | undefined> {
  if (browser) return await openPage(t, browser, { text: reportPage(sample()), ...options });
  t.skip(browserNeeded);
  return undefined;
}

async function openAll(page: Page): Promise<void> {
  await page.evaluate(
    "document.querySelectorAll('details').forEach((one) => { one.open = true; })",
  );
}

/** How far the page is wider than the screen, in pixels. */
async function overflow(page: Page): Promise<number> {
  return await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
}

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing to complain about, in the ${colorScheme}`, async (t) => {
    const { page } = (await opened(t, { colorScheme })) ?? {};
    if (!page) return;
    await openAll(page);
    assert.deepEqual(await complaintsOf(page), []);
  });

test('the page loads nothing, and nothing in it is refused or fails', async (t) => {
  const { page, unasked } = (await opened(t)) ?? {};
  if (!page) return;
  await openAll(page);
  assert.deepEqual(unasked, []);
});

test('an address with an id opens that requirement, and takes the focus there', async (t) => {
  const { page } = (await opened(t, { fragment: '#TM-06' })) ?? {};
  if (!page) return;
  assert.ok(await page.locator('#TM-06 .body').isVisible());
  assert.ok(!(await page.locator('#TM-05 .body').isVisible()));
  assert.equal(await page.evaluate('document.activeElement.parentElement.id'), 'TM-06');
});

test('with nothing but a keyboard one gets to a requirement, opens it, and sees where one is', async (t) => {
  const { page } = (await opened(t)) ?? {};
  if (!page) return;
  const here = 'document.activeElement.closest("summary")?.parentElement.id';
  for (let tabs = 0; tabs < 60 && (await page.evaluate(here)) !== 'TM-05'; tabs += 1)
    await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(here), 'TM-05');
  assert.notEqual(
    await page.evaluate('getComputedStyle(document.activeElement).outlineStyle'),
    'none',
  );
  await page.keyboard.press('Enter');
  assert.ok(await page.locator('#TM-05 .body').isVisible());
});

test('the filter shows what fits, by words, status, level and lane', async (t) => {
  const { page } = (await opened(t)) ?? {};
  if (!page) return;
  const shown = async (): Promise<string[]> =>
    await page
      .locator('details.requirement:visible')
      .evaluateAll((all: { id: string }[]) => all.map(({ id }) => id));
  await page.locator('[name=text]').fill('excluded client');
  assert.deepEqual(await shown(), ['TM-07']);
  await page.locator('[name=text]').fill('');
  await page.locator('[name=level]').selectOption('MAY');
  assert.deepEqual(await shown(), ['TM-06']);
  await page.locator('[name=level]').selectOption('');
  await page.locator('[name=status]').selectOption('passed');
  assert.deepEqual(await shown(), ['TM-05']);
  await page.locator('[name=lane]').selectOption('three-servers');
  assert.deepEqual(await shown(), ['TM-07']);
  assert.equal(await page.locator('.filter output').textContent(), '1 of 4 requirements');
});

test('on a phone the page is no wider than the screen', async (t) => {
  const { page } = (await opened(t, { viewport: { width: 360, height: 740 } })) ?? {};
  if (!page) return;
  await openAll(page);
  assert.equal(await overflow(page), 0);
});

test('printed, the failures are open and the filter is gone', async (t) => {
  const { page } = (await opened(t)) ?? {};
  if (!page) return;
  await page.evaluate(
    "document.querySelectorAll('details').forEach((one) => { one.open = false; })",
  );
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.locator('#TM-07 .message').isVisible());
  assert.ok(!(await page.locator('.filter').isVisible()));
});

const payloads = [
  '<script>alert(1)</script>',
  '</script><script>alert(2)</script>',
  '"><img src=x onerror=alert(3)>',
  "' onfocus=alert(4) autofocus tabindex=1 '",
  '</style></title></pre></svg><iframe srcdoc="<script>alert(5)</script>">',
  'javascript:alert(6)',
  '<a href="javascript:alert(7)">x</a>',
  '\u202edesrever\u2066',
  '{{constructor.constructor("alert(8)")()}}${alert(9)}',
  'x'.repeat(3000),
];

/** What a target could make of a report, and more: a payload in every string that is not one of a few words. */
function hostile(report: Report, payload: string): Report {
  const words = ['status', 'level', 'outcome', 'schemaVersion', 'way'];
  const text = JSON.stringify(report, (key, value: unknown) =>
    typeof value === 'string' && !words.includes(key) ? `${value}${payload}` : value,
  );
  return { ...(JSON.parse(text) as Report), rerun: () => payload };
}

for (const payload of payloads)
  test(`a target that says ${plain(payload.slice(0, 40))} everywhere runs nothing and breaks nothing`, async (t) => {
    const bad = hostile(sample(), payload);
    const { page, unasked } =
      (await opened(t, { text: reportPage(bad), viewport: { width: 360, height: 740 } })) ?? {};
    if (!page) return;
    await openAll(page);
    await page.locator('.filter [name=text]').fill('x');
    await page.locator('.filter [name=text]').fill('');
    assert.deepEqual(unasked, []);
    assert.equal(await overflow(page), 0);
    const count = async (selector: string): Promise<number> => await page.locator(selector).count();
    assert.equal(await count('script'), 1);
    assert.equal(await count('iframe, img, [onfocus], [onerror], a[href^="javascript"]'), 0);
    assert.equal(await count('details.requirement'), 4);
    assert.doesNotMatch(await page.content(), /[\u202a-\u202e\u2066-\u2069]/);
  });
