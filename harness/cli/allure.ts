import { existsSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { allureResults } from '../reports/allure/allure-files';
import { isRunFolder } from '../run/folder/report-folder';
import { AllureError, buildAllure2, buildAllure3 } from './allure-sites';
import { enterStartFolder } from './start-folder';

/** Builds a report from the `allure-results` in a folder of reports; resolves to what to print. Throws AllureError. */
async function buildReport(out: string, isAllure2: boolean): Promise<string> {
  const results = join(out, allureResults);
  if (!existsSync(results)) throw new AllureError(`no ${shown(results)}: ${whatToDo(out)}`);
  // Allure 2 keeps its history in its site, so that the two do not share one.
  const site = join(out, isAllure2 ? 'allure2-report' : 'allure-report');
  if (!isAllure2) {
    await buildAllure3({ out, results, site });
    return `Allure report: ${shown(join(site, 'index.html'))}`;
  }
  await buildAllure2({ out, results, site });
  const open = `npx --package allure-commandline allure open ${shown(site)}`;
  return `Allure 2 report: ${shown(site)}; it needs a web server: ${open}`;
}

function whatToDo(out: string): string {
  const runs = existsSync(out) ? readdirSync(out).filter(isRunFolder) : [];
  const [first] = runs;
  if (first === undefined)
    return 'run `npm run conformance` first, or name the folder that you gave it as --out';
  const folder = shown(join(out, first));
  return `with --repeat, each run has its own results: npm run report:allure -- ${folder}`;
}

function shown(path: string): string {
  return relative(process.cwd(), path) || '.';
}

async function main(args: readonly string[]): Promise<number> {
  const [out = 'reports'] = args.filter((arg) => arg !== '--allure2');
  try {
    process.stdout.write(`${await buildReport(resolve(out), args.includes('--allure2'))}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof AllureError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

enterStartFolder('report:allure');
enterStartFolder('report:allure2');
void main(process.argv.slice(2)).then((code) => process.exit(code));
