import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { allureResults } from '../../reports/allure/allure-files';
import { sumsFile } from '../../reports/integrity/checksums';
import { allParts } from '../lanes/lanes';
import { timelineFile } from '../timeline/timeline';

/** Folder for the output of the instances, inside the report folder. */
export const logsFolder = 'logs';

const files = ['verdict.json', 'index.html', 'junit.xml', 'badge.json', timelineFile, sumsFile];

const known = [...files, logsFolder, ...allParts.map(({ name }) => name)];

/** Returns the names of all reports in a folder, which may hold other files as well. */
function reportsIn(out: string): string[] {
  if (!existsSync(out)) return [];
  return readdirSync(out).filter((name) => known.includes(name) || isRunFolder(name));
}

/** Returns the names of everything that a run writes to a folder: the reports, and the results for Allure. */
export function summedIn(out: string): string[] {
  const allure = existsSync(join(out, allureResults)) ? [allureResults] : [];
  return [...reportsIn(out), ...allure];
}

/** Removes the reports of an earlier run: its evidence must not be taken for this run's. */
export function forgetReports(out: string): void {
  for (const name of summedIn(out)) rmSync(join(out, name), { recursive: true });
}

/** Returns the folder name for one of several runs, counted from 1. */
export function runFolder(run: number): string {
  return `run-${run}`;
}

/** Whether a name is one that `runFolder` returns. */
export function isRunFolder(name: string): boolean {
  return /^run-\d+$/.test(name);
}
