import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { writeComparison } from '../reports/comparison/comparison-files';
import { comparisonJson } from '../reports/comparison/json';
import { comparisonSummary } from '../reports/comparison/summary';
import { readVerdict } from '../reports/verdict-file';
import { UsageError } from '../run/options';
import { print, say } from '../run/terminal';
import { compare, losses, shrinkages, type Column } from '../verdict/comparison';
import type { Verdict } from '../verdict/schema';

interface CompareOptions {
  readonly gate?: true;
  readonly out: string;
  readonly json?: true;
}

/** The command `compare`: shows verdicts side by side and whether any is worse than the first. */
export function compareCommand(done: (code: number) => void): Command {
  return new Command('compare')
    .description('Compare verdicts: of several targets, or of one target in several versions')
    .argument(
      '<report...>',
      'folders of reports, or verdict.json files; all are compared with the first',
    )
    .option(
      '--gate',
      'exit with 1 if any report is worse than the first in a MUST or in a requirement of your own, or covers less',
    )
    .option('--json', 'print the comparison as JSON')
    .option('--out <dir>', 'folder for comparison.html and comparison.md', 'reports')
    .action(async (paths: readonly string[], options: CompareOptions) => {
      done(await runComparison(paths, options));
    });
}

async function runComparison(
  paths: readonly string[],
  { gate, out, json }: CompareOptions,
): Promise<number> {
  if (paths.length < 2)
    throw new UsageError(
      'compare: expected two or more reports; give their folders, the one to compare with first',
    );
  const columns = columnsOf(paths, await Promise.all(paths.map(readVerdict)));
  const comparison = compare(columns);
  await writeComparison(resolve(out), comparison);
  print(json ? comparisonJson(comparison) : comparisonSummary(comparison));
  say(`reports: ${join(resolve(out), 'comparison.html')} and comparison.md`);
  if (!gate) return 0;
  const isWorse = gating.some((level) => losses(comparison, level).length > 0);
  const holds = gateHolds(columns) && !isWorse && shrinkages(comparison).length === 0;
  return holds ? 0 : 1;
}

/** Levels whose failures make a target not conformant. */
const gating = ['MUST', 'OWN'] as const;

/** A run that was interrupted or has problems of its own is no evidence for what it reports as passed. */
function gateHolds([, ...others]: readonly Column[]): boolean {
  const untrusted = others.filter(
    ({ verdict }) => verdict.problems.length > 0 || verdict.interrupted !== undefined,
  );
  for (const { name, verdict } of untrusted) {
    const why = verdict.interrupted ?? verdict.problems.join('; ');
    say(`${name} cannot pass the gate: ${why}`);
  }
  return untrusted.length === 0;
}

/** Columns are named after target and version, and if these are not unique, after the path of the report as well. */
function columnsOf(paths: readonly string[], verdicts: readonly Verdict[]): Column[] {
  const names = verdicts.map(({ target }) => `${target.name} ${target.version}`);
  return verdicts.map((verdict, index) => {
    const [name = '', path = ''] = [names[index], paths[index]];
    const isUnique = names.filter((other) => other === name).length === 1;
    return { name: isUnique ? name : `${name} (${path})`, verdict };
  });
}
