import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { categories } from './categories';
import { environmentProperties } from './environment';
import { executorIn } from './executor';
import { resultsOf, type AllureSource } from './results';

/** The folder of the results, beside the verdict. */
export const allureResults = 'allure-results';

/** Writes what Allure makes its site of. Formats: https://allurereport.org/docs/how-it-works/ */
export async function writeAllure(out: string, source: AllureSource): Promise<void> {
  const folder = join(out, allureResults);
  await mkdir(folder, { recursive: true });
  const executor = executorIn(process.env);
  const files = [
    ...resultsOf(source).flatMap(({ result, files: own }) => [
      ...own,
      { name: `${result.uuid}-result.json`, text: JSON.stringify(result) },
    ]),
    { name: 'environment.properties', text: environmentProperties(source.verdict) },
    { name: 'categories.json', text: JSON.stringify(categories, null, 2) },
    ...(executor ? [{ name: 'executor.json', text: JSON.stringify(executor, null, 2) }] : []),
  ];
  await Promise.all(files.map(({ name, text }) => writeFile(join(folder, name), text)));
}
