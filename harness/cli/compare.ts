import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { writeComparison } from '../reports/comparison/comparison-files';
import { comparisonSummary } from '../reports/comparison/summary';
import { readVerdict } from '../reports/verdict-file';
import { UsageError } from '../run/options';
import { compare, losses, type Column } from '../verdict/comparison';
import type { Verdict } from '../verdict/schema';

interface CompareOptions {
  readonly gate?: true;
  readonly out: string;
}

/** The command `compare`: verdicts side by side, and whether the later ones are worse than the first. */
export function compareCommand(done: (code: number) => void): Command {
  return new Command('compare')
    .description('put verdicts side by side: targets, or one in several versions or with adapters')
    .argument('<report...>', 'folders of reports, or their verdict.json; the first is the measure')
    .option('--gate', 'exit 1 if another verdict is worse than the first in any MUST')
    .option('--out <dir>', 'where comparison.html and comparison.md go', 'reports')
    .action(async (paths: readonly string[], options: CompareOptions) => {
      done(await runComparison(paths, options));
    });
}

async function runComparison(
  paths: readonly string[],
  { gate, out }: CompareOptions,
): Promise<number> {
  if (paths.length < 2) throw new UsageError('compare takes two reports or more');
  const columns = columnsOf(paths, await Promise.all(paths.map(readVerdict)));
  const comparison = compare(columns);
  await writeComparison(resolve(out), comparison);
  process.stdout.write(comparisonSummary(comparison));
  process.stderr.write(`reports: ${join(resolve(out), 'comparison.html')} and comparison.md\n`);
  if (!gate) return 0;
  return gateHolds(columns) && losses(comparison, 'MUST').length === 0 ? 0 : 1;
}

/** A run that cannot be trusted, or was not finished, shows nothing about what it says holds. */
function gateHolds([, ...others]: readonly Column[]): boolean {
  const untrusted = others.filter(
    ({ verdict }) => verdict.problems.length > 0 || verdict.interrupted !== undefined,
  );
  for (const { name, verdict } of untrusted) {
    const why = verdict.interrupted ?? verdict.problems.join('; ');
    process.stderr.write(`${name} cannot pass the gate: ${why}\n`);
  }
  return untrusted.length === 0;
}

/** Targets are told apart by name and version; where two have the same, by where their reports are. */
function columnsOf(paths: readonly string[], verdicts: readonly Verdict[]): Column[] {
  const names = verdicts.map(({ target }) => `${target.name} ${target.version}`);
  return verdicts.map((verdict, index) => {
    const [name = '', path = ''] = [names[index], paths[index]];
    const isUnique = names.filter((other) => other === name).length === 1;
    return { name: isUnique ? name : `${name} (${path})`, verdict };
  });
}
