import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { execa, execaSync } from 'execa';
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

async function report(
  folder: string,
  env: Record<string, string | undefined> = {},
): Promise<Ended> {
  const args = ['--require', 'ts-node/register', join('harness', 'cli', 'allure.ts'), folder];
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
  const failed = { name: 'Bob receives it', status: 'FAILED', message: hostile };
  const attachments = { 'transcript.txt': hostile };
  const envelopes = envelopesOf([{ ...failed, attachments }, closing()]);
  const target = { name: hostile, version: '1', capabilities: [] };
  const verdict = sampleVerdict([sampleRequirement({ id: 'RM-01', status: 'failed' })], { target });
  await writeAllure(out, { verdict, requirements, runs: [{ lane: 'one-server', envelopes }] });
  return out;
}

test('without Java it says so in a line, and what to do', async (t) => {
  const folder = temporaryFolder(t);
  mkdirSync(join(folder, 'allure-results'));
  const { code, stderr } = await report(folder, { PATH: folder, JAVA_HOME: undefined });
  assert.equal(code, 1);
  assert.match(stderr, /^no java on the PATH, and Allure needs Java .*: install a JRE .*$/);
});

test('a JAVA_HOME without Java is named', async (t) => {
  const folder = temporaryFolder(t);
  mkdirSync(join(folder, 'allure-results'));
  const { code, stderr } = await report(folder, { JAVA_HOME: '/nowhere' });
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
  'the history of a site goes on in the next one',
  { skip: !isJavaHere && javaNeeded },
  async (t) => {
    const out = await results(t);
    assert.equal((await report(out)).code, 0);
    const carried = join(out, 'allure-results', 'history');
    assert.ok(!existsSync(carried));
    assert.equal((await report(out)).code, 0);
    const trend = (folder: string): unknown =>
      JSON.parse(readFileSync(join(folder, 'history-trend.json'), 'utf8'));
    assert.equal((trend(carried) as unknown[]).length, 1);
    assert.equal((await report(out)).code, 0, 'built again from the same results');
    assert.equal((trend(join(out, 'allure-report', 'history')) as unknown[]).length, 2);
  },
);

test(
  'the site shows what a target says and does none of it',
  { skip: !isJavaHere && javaNeeded },
  async (t) => {
    const browser = await startBrowser();
    if (!browser) {
      t.skip(browserNeeded);
      return;
    }
    t.after(() => browser.close());
    const out = await results(t);
    const { stdout } = await report(out);
    assert.match(stdout, /npx allure open .*allure-report$/);
    const url = await served(t, join(out, 'allure-report'));
    const page = await browser.newPage();
    const unasked: string[] = [];
    page.on('dialog', (dialog) => {
      unasked.push(dialog.message());
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(url)) unasked.push(request.url());
    });
    const [shown = ''] = readdirSync(join(out, 'allure-report', 'data', 'test-cases'));
    await page.goto(`${url}/index.html#testresult/${shown.replace('.json', '')}`);
    await page.getByText('onerror=alert(1)').first().waitFor();
    await page.getByText('Evidence', { exact: true }).click();
    await page.locator('.attachment-preview', { hasText: 'onerror=alert(1)' }).waitFor();
    assert.deepEqual(unasked, []);
  },
);

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
