import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { categories } from './categories';
import { environmentProperties } from './environment';
import { executorIn } from './executor';
import { resultsOf, type AllureSource } from './results';

/** Name of the folder of results, beside verdict.json. */
export const allureResults = 'allure-results';

/** Name of the file that says which build of a CI service has made the results. */
export const executorFile = 'executor.json';

/** A file in the folder of results. */
interface AllureFile {
  readonly name: string;
  readonly text: string;
}

/** Writes the results from which Allure builds its site. Formats: https://allurereport.org/docs/how-it-works/ */
export async function writeAllure(out: string, source: AllureSource): Promise<void> {
  const folder = join(out, allureResults);
  await mkdir(folder, { recursive: true });
  const executor = executorIn(process.env);
  const files = [
    ...filesForAllure(source),
    ...(executor ? [{ name: executorFile, text: JSON.stringify(executor, null, 2) }] : []),
  ];
  await Promise.all(files.map(({ name, text }) => writeFile(join(folder, name), text)));
}

/** Returns the results, without what the CI service says of itself. A random id is the beginning of the name of each result. */
export function filesForAllure(source: AllureSource): readonly AllureFile[] {
  return [
    ...resultsOf(source).flatMap(({ result, files }) => [
      ...files,
      { name: `${result.uuid}-result.json`, text: JSON.stringify(result) },
    ]),
    { name: 'environment.properties', text: environmentProperties(source.verdict) },
    { name: 'categories.json', text: JSON.stringify(categories, null, 2) },
  ];
}
