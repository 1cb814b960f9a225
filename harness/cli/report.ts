import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { root } from '../package-root';
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
import { lanesIn } from '../run/lanes/lane-files';
import { UsageError } from '../run/options';
import { runFolder, summedIn } from '../run/folder/report-folder';
import { print } from '../run/terminal';
import { featuresDigest, requirementsDigest } from '../specification/digests';
import { loadRequirements, requirementSets } from '../specification/requirement-file';
import type { Verdict } from '../verdict/schema';

/** What digests cannot show. */
const unsigned = `The files match ${sumsFile}, and the verdict follows from the messages. The digests are not signed: whoever can
write to the folder can replace them. docs/ci.md says how to sign or attest a report.
`;

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
  for (const [kind, lines] of found) for (const line of lines) print(`${kind}: ${line}\n`);
  const what = found.map(([kind]) => kind).join(' and ') || 'complete and consistent';
  const says = verdict ? `; its verdict is ${verdictLine(verdict)}` : '';
  print(`${what.toUpperCase()}${says}\n`);
  if (found.length === 0) print(unsigned);
  return found.length === 0 ? 0 : 1;
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

/** With --repeat, each run has a verdict and messages of its own; the verdict on all runs has no messages. */
async function contradictionsIn(folder: string, verdict: Verdict): Promise<string[]> {
  const { runs } = verdict.environment;
  if (runs === 1) return contradictions(verdict, lanesIn(folder));
  const folders = Array.from({ length: runs }, (_, index) => join(folder, runFolder(index + 1)));
  const each = folders.map(async (one) => contradictions(await readVerdict(one), lanesIn(one)));
  return (await Promise.all(each)).flat();
}

/** What is installed; a set that is not installed differs in its digest, so that any other may stand for it. */
function measureFor({ suite }: Verdict): Parameters<typeof gaps>[1] {
  const isKnown = requirementSets(root).includes(suite.requirementSet);
  const { set } = loadRequirements(root, isKnown ? suite.requirementSet : undefined);
  return {
    suite: { featuresDigest: featuresDigest(), requirementsDigest: requirementsDigest() },
    requirements: set.requirements.map(({ id }) => id),
    lanes: lanes.map(({ name }) => name),
  };
}
