import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { findJava } from '../doctor/java';
import { allureConfig, allureHistory, withoutAnalytics } from '../reports/allure/allure-config';

/** The report cannot be built; the message says why and what to do. */
export class AllureError extends Error {
  override readonly name = 'AllureError';
}

/** Where Allure reads and writes. */
export interface AllureFolders {
  /** Folder of the reports of a run. */
  readonly out: string;
  /** Folder of the results. */
  readonly results: string;
  /** Folder of the report to build. */
  readonly site: string;
}

/** Builds the report of Allure 3, one page. Throws AllureError. */
export async function buildAllure3(folders: AllureFolders): Promise<void> {
  const { out, results, site } = folders;
  // Its program is not among the exports of the package.
  const program = join(
    dirname(installed('allure', () => require.resolve('allure'))),
    '..',
    'cli.js',
  );
  const config = join(out, 'allurerc.mjs');
  writeFileSync(config, allureConfig());
  const builtFrom = forgetSameRun(folders);
  await generate(results, [program, 'generate', '--config', config, '--output', site, results]);
  const page = join(site, 'index.html');
  const clean = withoutAnalytics(readFileSync(page, 'utf8'));
  if (clean === undefined)
    throw new AllureError(
      'the page of this version of Allure loads scripts from the internet that the suite does not know; install the version in package.json',
    );
  writeFileSync(page, clean);
  writeFileSync(join(site, 'built-from'), builtFrom);
}

/** Removes a run from the history if its report was built before: it is about to be added again. Returns what identifies the run. */
function forgetSameRun({ out, results, site }: AllureFolders): string {
  const run = String(statSync(join(results, 'environment.properties')).mtimeMs);
  const [before, history] = [join(site, 'built-from'), join(out, allureHistory)];
  if (existsSync(before) && existsSync(history) && readFileSync(before, 'utf8') === run) {
    const lines = readFileSync(history, 'utf8').trimEnd().split('\n').slice(0, -1);
    writeFileSync(history, lines.map((line) => `${line}\n`).join(''));
  }
  return run;
}

/** Builds the site of Allure 2, which needs Java and a web server. Throws AllureError. */
export async function buildAllure2({ results, site }: AllureFolders): Promise<void> {
  const program = installed('allure-commandline', () =>
    require.resolve('allure-commandline/bin/allure'),
  );
  await checkJava();
  await carryOver(join(site, 'history'), join(results, 'history'));
  await generate(results, [program, 'generate', '--clean', '--output', site, results]);
}

/** Returns the path of a file of an optional package. Throws AllureError if the package is not installed. */
function installed(name: string, find: () => string): string {
  try {
    return find();
  } catch {
    throw new AllureError(`${name} is not installed: npm install --save-dev ${name}`);
  }
}

async function generate(results: string, args: readonly string[]): Promise<void> {
  // Without this, Allure 2 tells Google Analytics of each build and each visitor of the site.
  const env = { ALLURE_NO_ANALYTICS: 'true' };
  const options = { reject: false, all: true, env, cwd: dirname(results) } as const;
  const { failed, all } = await execa(process.execPath, args, options);
  const [said = 'without a message'] = all.split('\n').filter((line) => line.trim() !== '');
  if (failed) throw new AllureError(`Allure could not read ${results}: ${said}`);
}

/** Throws AllureError if there is no Java: Allure's own start script is less clear about it. */
async function checkJava(): Promise<void> {
  const java = await findJava();
  if (!('missing' in java)) return;
  throw new AllureError(
    `${java.missing}, and Allure 2 needs Java 8 or newer: install a JRE (Debian: apt-get install default-jre-headless) or set JAVA_HOME; the report of Allure 3 needs none`,
  );
}

/** Carries the history of the last site on, once for each run: building a site again adds nothing to it. */
async function carryOver(last: string, next: string): Promise<void> {
  if (existsSync(last) && !existsSync(next)) await cp(last, next, { recursive: true });
}
