import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { allureResults } from '../reports/allure/allure-files';
import { sumsFile } from '../reports/integrity/checksums';
import { allParts } from './lanes/lanes';

/** The folder, below that of the reports, of what the instances print. */
export const logsFolder = 'logs';

const files = ['verdict.json', 'index.html', 'junit.xml', 'badge.json', sumsFile];

const known = [...files, logsFolder, ...allParts.map(({ name }) => name)];

/** What a run has written to a folder, which may hold other things, too. */
export function reportsIn(out: string): string[] {
  if (!existsSync(out)) return [];
  return readdirSync(out).filter((name) => known.includes(name) || isRunFolder(name));
}

/** Removes what an earlier run wrote to a folder: its evidence must not be taken for this one's. */
export function forgetReports(out: string): void {
  for (const name of reportsIn(out)) rmSync(join(out, name), { recursive: true });
  // No report as the others are: whoever makes a site of it puts the history of the last one there.
  rmSync(join(out, allureResults), { recursive: true, force: true });
}

/** The folder of one of several runs. */
export function runFolder(run: number): string {
  return `run-${run}`;
}

/** Whether a name is that of such a folder. */
export function isRunFolder(name: string): boolean {
  return /^run-\d+$/.test(name);
}
