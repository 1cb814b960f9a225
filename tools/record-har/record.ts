import { join } from 'node:path';
import { execa } from 'execa';
import type { Browser } from 'playwright-core';
import { root } from '../../harness/package-root';
import { freePorts } from '../../harness/servers/process/free-port';
import { until } from '../../harness/testing/until';
import { HarEntries } from './har-entries';

/** Folder of the recordings and of the applications that they are made of. */
export const recordings = join(root, 'fixtures', 'har');

/** Recordings, each with its application, in the order of the documentation. */
export const recorded = [
  { name: 'acknowledged-rooms', application: 'acknowledged-rooms', isSanitized: false },
  { name: 'login-and-cookie', application: 'login-and-cookie', isSanitized: false },
  { name: 'login-and-cookie-sanitized', application: 'login-and-cookie', isSanitized: true },
  { name: 'polling-only', application: 'polling-only', isSanitized: false },
  { name: 'created-rooms', application: 'created-rooms', isSanitized: false },
] as const;

/** Starts an application, clicks through its page and returns the text of a HAR file. */
export async function record(
  browser: Browser,
  { application, isSanitized }: (typeof recorded)[number],
): Promise<string> {
  const [port = 0] = await freePorts(1);
  const file = join(recordings, 'applications', `${application}.js`);
  const server = execa(process.execPath, [file], { env: { PORT: String(port) }, reject: false });
  try {
    const url = `http://127.0.0.1:${String(port)}/`;
    await until(`${application} answers`, () => answers(url));
    return await clickThrough(browser, url, isSanitized);
  } finally {
    server.kill('SIGKILL');
    await server;
  }
}

async function clickThrough(browser: Browser, url: string, isSanitized: boolean): Promise<string> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const entries = new HarEntries(await context.newCDPSession(page));
    await entries.start();
    await page.goto(url);
    const buttons = await page.locator('button').all();
    // The page counts its finished steps: one for loading, and one for each button.
    for (const [index, button] of [undefined, ...buttons].entries()) {
      await button?.click();
      await page.locator(`html[data-done="${String(index + 1)}"]`).waitFor({ state: 'attached' });
    }
    return await entries.har(isSanitized);
  } finally {
    await context.close();
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}
