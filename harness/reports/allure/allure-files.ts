import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { categories } from './categories';
import { environmentProperties } from './environment';
import { executorIn } from './executor';
import { resultsOf, type AllureSource } from './results';

/** Name of the folder of results, beside verdict.json. */
export const allureResults = 'allure-results';

/** Writes the results from which Allure builds its site. Formats: https://allurereport.org/docs/how-it-works/ */
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
