import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readVerdict } from '../../reports/verdict-file';
import { hasFailed } from '../../verdict/status';
import { UsageError, type RunOptions } from '../options';

/**
 * Returns options that select the requirements which failed in the last report of the output folder, or undefined if none
 * did. Throws UsageError if there is no report, VerdictFileError if it cannot be read.
 */
export async function withFailedBefore(options: RunOptions): Promise<RunOptions | undefined> {
  const { onlyFailed, out, requirement } = options;
  if (!onlyFailed) return options;
  if (requirement)
    throw new UsageError('--only-failed: cannot be combined with --requirement; leave one out');
  if (!existsSync(join(out, 'verdict.json')))
    throw new UsageError(
      `--only-failed: there is no report in ${out}; run without it first, or name the folder of the report with --out`,
    );
  const { requirements } = await readVerdict(out);
  const failed = requirements.filter(
    ({ status, scenarios }) => status !== 'expected-failure' && scenarios.some(hasFailed),
  );
  if (failed.length === 0) return undefined;
  return { ...options, requirement: failed.map(({ id }) => id) };
}
