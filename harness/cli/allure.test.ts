import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import { execa, execaSync } from 'execa';
import type { Browser, Page } from 'playwright-core';
import { root } from '../package-root';
import { writeAllure } from '../reports/allure/allure-files';
import { browserNeeded, startBrowser } from '../testing/browser';
import { closing, envelopesOf } from '../testing/envelopes';
import { sampleRequirement, sampleVerdict } from '../testing/sample-verdict';
import { temporaryFolder } from '../testing/temporary-folder';

const javaNeeded = 'needs a Java runtime';
const isJavaHere = !execaSync('java', ['-version'], { reject: false }).failed;
const hostile = '<img src=x onerror=alert(1)><script>alert(2)</script>';

interface Ended {
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

interface Options {
  readonly version?: 2 | 3;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** Builds a report as `npm run report:allure` does, or `npm run report:allure2`. */
async function report(folder: string, { version = 3, env = {} }: Options = {}): Promise<Ended> {
  const own = [...(version === 2 ? ['--allure2'] : []), folder];
  const args = ['--require', 'ts-node/register', join('harness', 'cli', 'allure.ts'), ...own];
  const options = { cwd: root, reject: false, env };
  const { exitCode, stdout, stderr } = await execa(process.execPath, args, options);
  return { code: exitCode, stdout, stderr };
}

/** A folder with the results of a run in which a target was not kind. */
async function results(t: TestContext): Promise<string> {
  const out = temporaryFolder(t);
  const requirements = [
    {
      id: 'RM-01',
      level: 'MUST' as const,
      title: 'x',
      capability: 'core',
      source: 'https://a.example/',
      why: 'Users notice.',
    },
  ];
  const failed = {
    name: 'Bob receives it',
    status: 'FAILED',
    message: `Then x\nalice@1 sent "x"\n  received  bob@2 ✗ unexpected: ${hostile}`,
  };
  const attachments = { 'transcript.txt': hostile };
  const envelopes = envelopesOf([{ ...failed, attachments }, closing()]);
  const target = { name: hostile, version: '1', capabilities: [] };
  const verdict = sampleVerdict([sampleRequirement({ id: 'RM-01', status: 'failed' })], { target });
  await writeAllure(out, { verdict, requirements, runs: [{ lane: 'one-server', envelopes }] });
  return out;
}

test('without Java, Allure 2 says so in a line, and what to do', async (t) => {
  const folder = temporaryFolder(t);
  mkdirSync(join(folder, 'allure-results'));
  const { code, stderr } = await report(folder, {
    version: 2,
    env: { PATH: folder, JAVA_HOME: undefined },
  });
  assert.equal(code, 1);
  assert.match(stderr, /^no java on the PATH, and Allure 2 needs Java .*: install a JRE .*$/);
});

test('a JAVA_HOME without Java is named', async (t) => {
  const folder = temporaryFolder(t);
  mkdirSync(join(folder, 'allure-results'));
  const { code, stderr } = await report(folder, { version: 2, env: { JAVA_HOME: '/nowhere' } });
  assert.equal(code, 1);
  assert.match(stderr, /^JAVA_HOME \(\/nowhere\) has no working bin\/java, [^\n]*$/);
});

test('without results it says in a line where to get them', async (t) => {
  const folder = temporaryFolder(t);
  const { code, stderr } = await report(folder);
  assert.equal(code, 1);
  assert.match(stderr, /^no .*allure-results: run `npm run conformance` first[^\n]*$/);
  mkdirSync(join(folder, 'run-1'));
  assert.match((await report(folder)).stderr, /npm run report:allure -- .*run-1$/);
});

test(
  'the history of a site of Allure 2 goes on in the next one',
  { skip: !isJavaHere && javaNeeded },
  async (t) => {
    const out = await results(t);
    const build = async (): Promise<number | undefined> => (await report(out, { version: 2 })).code;
    assert.equal(await build(), 0);
    const carried = join(out, 'allure-results', 'history');
    assert.ok(!existsSync(carried));
    assert.equal(await build(), 0);
    const trend = (folder: string): unknown =>
      JSON.parse(readFileSync(join(folder, 'history-trend.json'), 'utf8'));
    assert.equal((trend(carried) as unknown[]).length, 1);
    assert.equal(await build(), 0, 'built again from the same results');
    assert.equal((trend(join(out, 'allure2-report', 'history')) as unknown[]).length, 2);
  },
);

test('the history of a report goes on, once for each run', async (t) => {
  const out = await results(t);
  const first = await report(out);
  assert.equal(first.code, 0, first.stderr);
  assert.match(first.stdout, /^Allure report: .*allure-report\/index\.html$/);
  const runs = (): number =>
    readFileSync(join(out, 'allure-history.jsonl'), 'utf8').trim().split('\n').length;
  assert.equal(runs(), 1);
  assert.equal((await report(out)).code, 0);
  assert.equal(runs(), 1, 'built again from the same results');
  const later = new Date(Date.now() + 60_000);
  utimesSync(join(out, 'allure-results', 'environment.properties'), later, later);
  assert.equal((await report(out)).code, 0);
  assert.equal(runs(), 2);
});

test('the report opens from disk, has the categories, and sends nothing to anyone', async (t) => {
  const browser = await startBrowser();
  if (!browser) {
    t.skip(browserNeeded);
    return;
  }
  t.after(() => browser.close());
  const out = await results(t);
  assert.equal((await report(out)).code, 0);
  const file = join(out, 'allure-report', 'index.html');
  assert.doesNotMatch(readFileSync(file, 'utf8'), /googletagmanager/);
  const { page, unasked } = await watchedPage(browser, pathToFileURL(file).href);
  await page.goto(pathToFileURL(file).href);
  await page.getByText('Bob receives it').first().click();
  await page.getByText('onerror=alert(1)').first().waitFor();
  await page.goto(`${pathToFileURL(file).href}#categories`);
  await page.getByText('Leak: a client received').first().waitFor();
  assert.deepEqual(unasked, []);
});

test(
  'the site of Allure 2 shows what a target says and does none of it',
  { skip: !isJavaHere && javaNeeded },
  async (t) => {
    const browser = await startBrowser();
    if (!browser) {
      t.skip(browserNeeded);
      return;
    }
    t.after(() => browser.close());
    const out = await results(t);
    const { stdout } = await report(out, { version: 2 });
    assert.match(stdout, /allure open .*allure2-report$/);
    const site = join(out, 'allure2-report');
    const url = await served(t, site);
    const { page, unasked } = await watchedPage(browser, url);
    const [shown = ''] = readdirSync(join(site, 'data', 'test-cases'));
    await page.goto(`${url}/index.html#testresult/${shown.replace('.json', '')}`);
    await page.getByText('onerror=alert(1)').first().waitFor();
    await page.getByText('Evidence', { exact: true }).click();
    await page.locator('.attachment-preview', { hasText: 'onerror=alert(1)' }).waitFor();
    assert.deepEqual(unasked, []);
  },
);

/** A page that notes each dialog and each request to another place than a URL. */
async function watchedPage(
  browser: Browser,
  url: string,
): Promise<{ page: Page; unasked: readonly string[] }> {
  const page = await browser.newPage();
  const unasked: string[] = [];
  page.on('dialog', (dialog) => {
    unasked.push(dialog.message());
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const isOwn = request.url().startsWith(url) || /^(data|blob):/.test(request.url());
    if (!isOwn) unasked.push(request.url());
  });
  return { page, unasked };
}

async function served(t: TestContext, folder: string): Promise<string> {
  const types: Record<string, string> = {
    html: 'text/html',
    js: 'text/javascript',
    css: 'text/css',
  };
  const server = createServer((request, response) => {
    const path = join(folder, new URL(request.url ?? '/', 'http://x').pathname);
    const type = types[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
    if (!existsSync(path)) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': type }).end(readFileSync(path));
  });
  t.after(() => server.close());
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
