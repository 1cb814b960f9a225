import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Envelope } from '@cucumber/messages';
import { Command } from 'commander';
import { root } from '../package-root';
import { conclusion } from '../reports/conclusion';
import { changesIn } from '../reports/integrity/checksums';
import { contradictions, gaps, shortfalls, type Flaws } from '../reports/integrity/report-check';
import { plain } from '../reports/plain-text';
import { readVerdict, VerdictFileError } from '../reports/verdict-file';
import { allParts, lanes } from '../run/lanes/lanes';
import { UsageError } from '../run/options';
import { reportsIn, runFolder } from '../run/report-folder';
import { featuresDigest, requirementsDigest } from '../specification/digests';
import { loadRequirements } from '../specification/requirement-file';
import { readLane, type LaneResult } from '../verdict/lane-run';
import type { Verdict } from '../verdict/schema';

/** The command `report`: is a report what a whole run wrote? */
export function reportCommand(done: (code: number) => void): Command {
  return new Command('report')
    .description('say whether a report is complete and untouched, or trimmed')
    .requiredOption('--check <dir>', 'folder of the report')
    .action(async ({ check }: { readonly check: string }) => {
      done(await checkReport(resolve(check)));
    });
}

async function checkReport(folder: string): Promise<number> {
  if (!existsSync(folder)) throw new UsageError(`--check ${folder}: there is no such folder`);
  const { verdict, flaws } = await flawsOf(folder);
  const found = Object.entries(flaws).filter(([, lines]) => lines.length > 0);
  for (const [kind, lines] of found)
    for (const line of lines) process.stdout.write(`${kind}: ${plain(line)}\n`);
  const what = found.map(([kind]) => kind).join(' and ') || 'complete and untouched';
  const says = verdict ? `; it says ${conclusion(verdict)}` : '';
  process.stdout.write(`${what.toUpperCase()}${plain(says)}\n`);
  return found.length === 0 ? 0 : 1;
}

async function flawsOf(folder: string): Promise<{ verdict?: Verdict; flaws: Flaws }> {
  const changes = changesIn(folder, reportsIn(folder));
  try {
    const verdict = await readVerdict(folder);
    const touched = [...changes, ...(await contradictionsIn(folder, verdict))];
    const flaws = { touched, trimmed: gaps(verdict, measure()), incomplete: shortfalls(verdict) };
    return { verdict, flaws };
  } catch (error) {
    if (!(error instanceof VerdictFileError)) throw error;
    return { flaws: { touched: [...changes, error.message], trimmed: [], incomplete: [] } };
  }
}

/** Each of several runs has its own verdict and messages; that on all of them has no messages of its own. */
async function contradictionsIn(folder: string, verdict: Verdict): Promise<string[]> {
  const { runs } = verdict.environment;
  if (runs === 1) return contradictions(verdict, lanesIn(folder));
  const folders = Array.from({ length: runs }, (_, index) => join(folder, runFolder(index + 1)));
  const each = folders.map(async (one) => contradictions(await readVerdict(one), lanesIn(one)));
  return (await Promise.all(each)).flat();
}

function lanesIn(folder: string): LaneResult[] {
  return allParts.flatMap(({ lane, name }) => {
    const file = join(folder, name, 'messages.ndjson');
    return existsSync(file) ? [readLane({ lane: lane.name, envelopes: messagesIn(file) })] : [];
  });
}

function messagesIn(file: string): Envelope[] {
  try {
    const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
    return lines.map((line) => JSON.parse(line) as Envelope);
  } catch (error) {
    throw new VerdictFileError(`${file}: not Cucumber's messages: ${(error as Error).message}`);
  }
}

function measure(): Parameters<typeof gaps>[1] {
  const { set } = loadRequirements(root);
  return {
    suite: { featuresDigest: featuresDigest(), requirementsDigest: requirementsDigest() },
    requirements: set.requirements.map(({ id }) => id),
    lanes: lanes.map(({ name }) => name),
  };
}
