import { existsSync, readdirSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { execa } from 'execa';
import { findJava } from '../doctor/java';
import { allureResults } from '../reports/allure/allure-files';
import { isRunFolder } from '../run/report-folder';
import { enterStartFolder } from './start-folder';

/** The site cannot be built; the message says why and what to do. */
class AllureError extends Error {
  override readonly name = 'AllureError';
}

/** Builds `allure-report` from the `allure-results` in a folder of reports; resolves to what to print. Throws AllureError. */
async function buildSite(out: string): Promise<string> {
  const results = join(out, allureResults);
  const site = join(out, 'allure-report');
  if (!existsSync(results)) throw new AllureError(`no ${shown(results)}: ${whatToDo(out)}`);
  await checkJava();
  await carryOver(join(site, 'history'), join(results, 'history'));
  const allure = require.resolve('allure-commandline/bin/allure');
  const args = [allure, 'generate', '--clean', '--output', site, results];
  // Without this, Google Analytics is told of each build and each visitor of the site.
  const env = { ALLURE_NO_ANALYTICS: 'true' };
  const { failed, all } = await execa(process.execPath, args, { reject: false, all: true, env });
  const [said = 'without a message'] = all.split('\n').filter((line) => line.trim() !== '');
  if (failed) throw new AllureError(`Allure could not read ${shown(results)}: ${said}`);
  return `Allure report: ${shown(site)}; it needs a web server: npx allure open ${shown(site)}`;
}

function whatToDo(out: string): string {
  const runs = existsSync(out) ? readdirSync(out).filter(isRunFolder) : [];
  const [first] = runs;
  if (first === undefined)
    return 'run `npm run conformance` first, or name the folder that you gave it as --out';
  const folder = shown(join(out, first));
  return `with --repeat, each run has its own results: npm run report:allure -- ${folder}`;
}

/** Throws AllureError if there is no Java: Allure's own start script is less clear about it. */
async function checkJava(): Promise<void> {
  const java = await findJava();
  if (!('missing' in java)) return;
  throw new AllureError(
    `${java.missing}, and Allure needs Java 8 or newer: install a JRE (Debian: apt-get install default-jre-headless) or set JAVA_HOME; no other report needs it`,
  );
}

/** Carries the history of the last site on, once for each run: building a site again adds nothing to it. */
async function carryOver(last: string, next: string): Promise<void> {
  if (existsSync(last) && !existsSync(next)) await cp(last, next, { recursive: true });
}

function shown(path: string): string {
  return relative(process.cwd(), path) || '.';
}

async function main(out = 'reports'): Promise<number> {
  try {
    process.stdout.write(`${await buildSite(resolve(out))}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof AllureError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

enterStartFolder('report:allure');
void main(process.argv[2]).then((code) => process.exit(code));
