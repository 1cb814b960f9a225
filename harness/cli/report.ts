import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { version } from '../package-root';
import { verdictLine } from '../reports/verdict-text';
import { changesIn, irregularIn, sumsFile } from '../reports/integrity/checksums';
import {
  contradictions,
  gaps,
  otherTarget,
  shortfalls,
  type Flaws,
} from '../reports/integrity/report-check';
import { readVerdict, VerdictFileError } from '../reports/verdict-file';
import { lanes } from '../run/lanes/lanes';
import { UsageError } from '../run/options';
import { installedSet, readRun } from '../run/folder/read-run';
import { notMadeFrom, notMadeFromRuns } from '../run/folder/derived-reports';
import { runFolder, summedIn } from '../run/folder/report-folder';
import { print } from '../run/terminal';
import { featuresDigest, requirementsDigest } from '../specification/digests';
import { readLane } from '../verdict/lane-result';
import { isOwn } from '../verdict/outcome';
import type { Verdict } from '../verdict/schema';

/** The command `report`: checks that a report is the complete, unmodified result of a run. */
export function reportCommand(done: (code: number) => void): Command {
  return new Command('report')
    .description('Check that a report is complete and has not been modified')
    .requiredOption('--check <dir>', 'folder of the report to check')
    .option('--target <file>', 'target file that the run must have used')
    .action(async ({ check, target }: { readonly check: string; readonly target?: string }) => {
      done(await checkReport(resolve(check), target));
    });
}

async function checkReport(folder: string, targetFile?: string): Promise<number> {
  if (!existsSync(folder)) throw new UsageError(`--check ${folder}: no such folder`);
  if (targetFile !== undefined && !existsSync(targetFile))
    throw new UsageError(`--target ${targetFile}: no such file`);
  const { verdict, flaws } = await flawsOf(folder, targetFile);
  const found = Object.entries(flaws).filter(([, lines]) => lines.length > 0);
  print(found.flatMap(([kind, lines]) => lines.map((line) => `${kind}: ${line}\n`)).join(''));
  const what = found.map(([kind]) => kind).join(' and ') || 'complete and consistent';
  const says = verdict ? `; its verdict is ${verdictLine(verdict)}` : '';
  print(`${what.toUpperCase()}${says}\n`);
  if (verdict && found.length === 0) print(assurance(verdict));
  return found.length === 0 ? 0 : 1;
}

/** What a report without flaws shows, and what digests cannot show. */
function assurance(verdict: Verdict): string {
  const what = isDerivable(verdict)
    ? 'and the verdict, the evidence, the page, JUnit, badge and Allure results follow from the messages'
    : 'and the verdict has the results of the messages';
  return `The files match ${sumsFile}, ${what}.
The digests are not signed: whoever can write to the folder can replace them, and the messages. docs/ci.md says how to
sign or attest a report.
`;
}

async function flawsOf(
  folder: string,
  targetFile: string | undefined,
): Promise<{ verdict?: Verdict; flaws: Flaws }> {
  const irregular = irregularIn(folder, summedIn(folder));
  // What such a file leads to is not read.
  if (irregular.length > 0) return { flaws: { modified: irregular, partial: [], incomplete: [] } };
  const changes = changesIn(folder, summedIn(folder));
  try {
    const verdict = await readVerdict(folder);
    const modified = [...changes, ...(await contradictionsIn(folder, verdict))];
    const other = targetFile === undefined ? [] : otherTarget(verdict, targetFile);
    const partial = [...gaps(verdict, measureFor(verdict)), ...other];
    const flaws = { modified, partial, incomplete: shortfalls(verdict) };
    return { verdict, flaws };
  } catch (error) {
    if (!(error instanceof VerdictFileError)) throw error;
    return { flaws: { modified: [...changes, error.message], partial: [], incomplete: [] } };
  }
}

/** Differences between what the files of a report say and what follows from the messages of its lanes. */
async function contradictionsIn(folder: string, verdict: Verdict): Promise<string[]> {
  const { runs: count } = verdict.environment;
  const numbered = Array.from({ length: count }, (_, index) => runFolder(index + 1));
  const isOne = !existsSync(join(folder, runFolder(1)));
  const names = isOne ? [''] : numbered;
  const runs = await Promise.all(names.map((name) => readRun(join(folder, name))));
  const lanes = runs.map((run) => contradictions(run.verdict, run.runs.map(readLane)));
  if (!isDerivable(verdict)) return lanes.flat();
  const each = runs.map((run, index) => notMadeFrom(run, join(folder, names[index] ?? '')));
  const all = isOne ? [] : notMadeFromRuns(folder, verdict, runs);
  return [...lanes, ...each, all].flat();
}

/**
 * Whether everything in a report can be derived again: this version has made it, from features that are here, and nothing cut
 * off its messages.
 */
function isDerivable({ suite, requirements, interrupted }: Verdict): boolean {
  const { featuresDigest: features, requirementsDigest: set } = suite;
  const isOwnVersion = suite.version === version && features === featuresDigest();
  const hasOwnFeatures = requirements.some(isOwn);
  const isWhole = interrupted === undefined;
  return isOwnVersion && set === requirementsDigest() && !hasOwnFeatures && isWhole;
}

/** What is installed; a set that is not installed differs in its digest, so that any other may stand for it. */
function measureFor(verdict: Verdict): Parameters<typeof gaps>[1] {
  return {
    suite: { featuresDigest: featuresDigest(), requirementsDigest: requirementsDigest() },
    requirements: installedSet(verdict).requirements.map(({ id }) => id),
    lanes: lanes.map(({ name }) => name),
  };
}
