import { accessSync, constants, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { temporaryFolder } from './temporary-folder';

/** Why a test that needs a browser is skipped. */
export const browserNeeded = 'needs a `chromium` on the PATH';

/** Starts the machine's Chromium without a window; undefined if it has none. Nothing is downloaded. */
export async function startBrowser(): Promise<Browser | undefined> {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const executablePath = folders.map((folder) => join(folder, 'chromium')).find(isProgram);
  return executablePath === undefined ? undefined : await chromium.launch({ executablePath });
}

/** Page that was opened from disk, and everything that it did beyond showing itself. */
export interface Opened {
  readonly page: Page;
  /** Requests beyond the page itself, errors, dialogs, and whatever its policy refused. */
  readonly unasked: readonly string[];
}

/** Opens an HTML text as a file, at a `#fragment` if one is given. Closed with the test. */
export async function openPage(
  t: TestContext,
  browser: Browser,
  { text, fragment = '', ...options }: { text: string; fragment?: string } & BrowserContextOptions,
): Promise<Opened> {
  const file = join(temporaryFolder(t), 'index.html');
  writeFileSync(file, text);
  const page = await browser.newPage(options);
  t.after(() => page.close());
  const unasked: string[] = [];
  const url = pathToFileURL(file).href;
  page.on('request', (request) => {
    if (!request.url().startsWith(url)) unasked.push(request.url());
  });
  page.on('pageerror', (error) => unasked.push(error.message));
  page.on('console', (message) => unasked.push(message.text()));
  page.on('dialog', (dialog) => {
    unasked.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto(`${url}${fragment}`);
  return { page, unasked };
}

/** Violations that axe finds in a page, a line each. */
export async function complaintsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<axe.AxeResults>('axe.run()');
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join()}`);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
