import { join } from 'node:path';
import { root } from '../../harness/package-root';
import { verdictLine } from '../../harness/reports/verdict-text';
import { usual, type RunOptions } from '../../harness/run/options';
import { planOf } from '../../harness/run/plan';
import { runOnce } from '../../harness/run/run';
import type { TestSettings, Tally } from './part';

/** Runs the suite against the reference server in containers, on Redis in another one. */
export async function runContainers({ say }: TestSettings): Promise<Tally> {
  const out = join(root, 'reports', 'tests', 'containers');
  const options: RunOptions = { ...usual, serversIn: 'containers', require: ['redis'], out };
  const { verdict } = await runOnce(planOf(options), options);
  say(verdictLine(verdict));
  const isConformant = verdict.outcome === 'conformant';
  return { passed: isConformant ? 1 : 0, failed: isConformant ? 0 : 1, skipped: 0 };
}
