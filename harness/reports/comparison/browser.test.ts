import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { browserNeeded, complaintsOf, openPage, startBrowser } from '../../testing/browser';
import { sampleRequirement, sampleVerdict } from '../../testing/sample-verdict';
import { compare } from '../../verdict/comparison';
import { comparisonPage } from './page';

let browser: Browser | undefined;

before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

const same = sampleRequirement({ id: 'RM-01', title: 'A member receives messages' });
const text = comparisonPage(
  compare([
    { name: 'Acme 1', verdict: sampleVerdict([same, sampleRequirement()]) },
    {
      name: '<b>Acme</b> 2',
      verdict: sampleVerdict([same, sampleRequirement({ status: 'failed' })]),
    },
  ]),
);

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing to complain about in a comparison, in the ${colorScheme}`, async (t) => {
    if (!browser) {
      t.skip(browserNeeded);
      return;
    }
    const { page, unasked } = await openPage(t, browser, { text, colorScheme });
    assert.deepEqual(await complaintsOf(page), []);
    assert.deepEqual(unasked, []);
  });

test('what is the same can be left out, without a script', async (t) => {
  if (!browser) {
    t.skip(browserNeeded);
    return;
  }
  const { page } = await openPage(t, browser, { text });
  const rows = page.locator('.matrix tr[id]:visible');
  assert.equal(await rows.count(), 2);
  await page.getByLabel('only where they differ').check();
  const left = (await rows.all()).map((row) => row.getAttribute('id'));
  assert.deepEqual(await Promise.all(left), ['TM-05']);
});
