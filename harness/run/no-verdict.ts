import { toVerdict } from '../verdict/verdict';
import type { Verdict } from '../verdict/schema';
import type { RunOptions } from './options';
import type { Plan } from './plan';
import { metadataOf } from './run-metadata';

/** Nothing runs that a report could describe. */
const nothing = {
  lanes: [],
  running: { standalone: [], clustered: [] },
  backplane: 'none',
  findings: [],
};

/** Returns what is reported of a run in which no scenario could run, for a human-readable reason. */
export function noVerdictFor(plan: Plan, options: RunOptions, noVerdict: string): Verdict {
  const metadata = { ...metadataOf(plan, nothing, options), noVerdict, durationMs: 0 };
  const { verdict } = toVerdict({ requirements: plan.requirements, runs: [], metadata });
  return verdict;
}
