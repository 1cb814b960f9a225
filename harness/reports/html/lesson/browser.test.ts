import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import type { Browser } from 'playwright-core';
import {
  browserNeeded,
  complaintsOf,
  openPage,
  startBrowser,
  type Opened,
} from '../../../testing/browser';
import { judgedRule } from '../../../testing/lesson/lesson-site';
import { sampleReport } from '../../../testing/sample-report';
import { sampleRequirement, sampleVerdict } from '../../../testing/sample-verdict';
import { reportPage } from '../page';

let browser: Browser | undefined;

before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

const lessonPage = reportPage(
  sampleReport(sampleVerdict([judgedRule(), sampleRequirement({ id: 'TM-05' })])),
);

/** Opens the report of a run of the lesson, or skips the test. */
async function opened(
  t: TestContext,
  options: Partial<Parameters<typeof openPage>[2]> = {},
): Promise<Opened | undefined> {
  if (browser) return await openPage(t, browser, { text: lessonPage, ...options });
  t.skip(browserNeeded);
  return undefined;
}

for (const javaScriptEnabled of [true, false])
  test(`the address chooses between requirements and lesson, with scripts ${javaScriptEnabled ? 'on' : 'off'}`, async (t) => {
    const { page } = (await opened(t, { javaScriptEnabled })) ?? {};
    if (!page) return;
    const shown = async (): Promise<boolean[]> => [
      await page.locator('#results').isVisible(),
      await page.locator('#lesson').isVisible(),
    ];
    assert.deepEqual(await shown(), [true, false]);
    await page.locator('.tabs [href="#lesson"]').click();
    assert.deepEqual(await shown(), [false, true]);
    await page.locator('#statement-49').scrollIntoViewIfNeeded();
    await page.locator('.tabs [href="#results"]').click();
    assert.deepEqual(await shown(), [true, false]);
  });

test('a statement that an address names is shown, and its view is the current one', async (t) => {
  const { page, unasked } = (await opened(t, { fragment: '#statement-49' })) ?? {};
  if (!page) return;
  assert.ok(await page.locator('#statement-49').isVisible());
  assert.equal(await page.locator('.tabs [aria-current]').getAttribute('href'), '#lesson');
  assert.deepEqual(unasked, []);
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing to complain about in the lesson, in the ${colorScheme}`, async (t) => {
    const options = { fragment: '#lesson', colorScheme };
    const { page } = (await opened(t, options)) ?? {};
    if (!page) return;
    assert.deepEqual(await complaintsOf(page), []);
  });

test('on a phone the lesson is no wider than the screen', async (t) => {
  const viewport = { width: 360, height: 740 };
  const { page } = (await opened(t, { fragment: '#lesson', viewport })) ?? {};
  if (!page) return;
  const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
  assert.equal(overflow, 0);
});
