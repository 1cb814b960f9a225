import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import type { Browser } from 'playwright-core';
import {
  browserNeeded,
  complaintsOf,
  openPage,
  startBrowser,
  type Opened,
} from '../../testing/browser';
import { lessonSite } from '../../testing/lesson/lesson-site';
import { sitePages } from './site-files';

const phone = { width: 360, height: 740 };
const pages = sitePages(lessonSite());
const feature = '03-messages-01-one-room.html';
let browser: Browser | undefined;

before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

/** Opens a page of the site, or skips the test. */
async function opened(
  t: TestContext,
  file: string,
  options: Partial<Parameters<typeof openPage>[2]> = {},
): Promise<Opened | undefined> {
  if (browser) return await openPage(t, browser, { text: pages.get(file) ?? '', ...options });
  t.skip(browserNeeded);
  return undefined;
}

for (const file of pages.keys())
  for (const colorScheme of ['light', 'dark'] as const)
    test(`axe finds nothing to complain about in ${file}, in the ${colorScheme}`, async (t) => {
      const { page, unasked } = (await opened(t, file, { colorScheme })) ?? {};
      if (!page) return;
      assert.deepEqual(await complaintsOf(page), []);
      assert.deepEqual(unasked, []);
    });

for (const file of pages.keys())
  test(`on a phone ${file} is no wider than the screen`, async (t) => {
    const { page } = (await opened(t, file, { viewport: phone })) ?? {};
    if (!page) return;
    const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
    assert.equal(overflow, 0);
  });

test('with nothing but a keyboard one closes a requirement, and sees where one is', async (t) => {
  const { page } = (await opened(t, feature)) ?? {};
  if (!page) return;
  const here = 'document.activeElement.closest("summary")?.parentElement.id';
  for (let tabs = 0; tabs < 30 && (await page.evaluate(here)) !== 'TM-05'; tabs += 1)
    await page.keyboard.press('Tab');
  const outline = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle');
  assert.notEqual(outline, 'none');
  assert.ok(await page.locator('#TM-05 .body').isVisible());
  await page.keyboard.press('Enter');
  assert.ok(!(await page.locator('#TM-05 .body').isVisible()));
});

test('a scenario that an address names is marked', async (t) => {
  const { page } = (await opened(t, feature, { fragment: '#L9' })) ?? {};
  if (!page) return;
  const outline = "getComputedStyle(document.querySelector('#L9')).outlineStyle";
  assert.equal(await page.evaluate(outline), 'solid');
});

test('a line that does not fit goes on further in than it began', async (t) => {
  const { page } = (await opened(t, feature, { viewport: { width: 150, height: 740 } })) ?? {};
  if (!page) return;
  const further = await page.evaluate<number[]>(`(() => {
    const line = document.querySelector('.gherkin .in-4');
    const keyword = line.querySelector('b').getBoundingClientRect();
    const text = document.createRange();
    text.selectNodeContents(line);
    const below = [...text.getClientRects()].filter(({ top }) => top >= keyword.bottom);
    return below.map(({ left }) => left - keyword.left);
  })()`);
  assert.ok(further.length > 0);
  assert.ok(Math.min(...further) > 0, further.join());
});

test('printed, requirements are there and the way to other pages is gone', async (t) => {
  const { page } = (await opened(t, feature)) ?? {};
  if (!page) return;
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.locator('#TM-05 .gherkin').isVisible());
  assert.equal(await page.locator('nav:visible').count(), 0);
});
