import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allureResults, executorFile, filesForAllure } from '../allure/allure-files';
import type { AllureSource } from '../allure/results';
import { filesForCi } from '../ci/ci-files';
import { evidenceFiles } from '../evidence-files';
import { reportPage } from '../html/page';
import type { Report } from '../html/report';

/** What a report is made from. */
type Source = Omit<Report, 'rerun'>;

/** Stands for the commands that run something again: they depend on how the suite was started, which no report says. */
const anyCommand = 'any-command-that-runs-it-again';

/** Evidence, page, JUnit and badge that are not what follows from the verdict and the messages, a line each. */
export function notDerived(folder: string, source: Source): string[] {
  const report = { ...source, rerun: () => anyCommand };
  const expected = new Map([
    ...evidenceFiles(source.evidence),
    ...filesForCi(report),
    ['index.html', reportPage(report)],
  ]);
  return [...expected]
    .filter(([name, text]) => !isMadeFrom(text, textOf(folder, name)))
    .map(([name]) => lineOf(name));
}

/** The same for the results for Allure, if there are any. */
export function allureNotDerived(folder: string, source: AllureSource): string[] {
  const results = join(folder, allureResults);
  if (!existsSync(results)) return [];
  const names = readdirSync(results).filter((name) => name !== executorFile);
  const found = names.map((name) => ({ name, text: textOf(results, name) }));
  const [expected, there] = [filesForAllure(source), found].map((files) => files.map(withoutId));
  const left = [...(expected ?? [])].sort().join('\n');
  return left === there?.sort().join('\n') ? [] : [lineOf(allureResults)];
}

/** The id of a result is random; it is the beginning of the names of its files. */
function withoutId({ name, text }: { readonly name: string; readonly text: string }): string {
  const [id] = /^[0-9a-f-]{36}/.exec(name) ?? [];
  return id === undefined ? `${name} ${text}` : `${name} ${text}`.replaceAll(id, '');
}

function textOf(folder: string, name: string): string {
  const path = join(folder, name);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

/** Whether a text is the expected one, with any command, on one line and without markup, where the expected one has one. */
function isMadeFrom(expected: string, text: string): boolean {
  const [first = '', ...others] = expected.split(anyCommand);
  if (!text.startsWith(first)) return false;
  let end = first.length;
  for (const part of others) {
    const begin = text.indexOf(part, end);
    if (begin < 0 || /[\n<>]/.test(text.slice(end, begin))) return false;
    end = begin + part.length;
  }
  return end === text.length;
}

function lineOf(name: string): string {
  return `${name} does not follow from verdict.json and the messages`;
}
