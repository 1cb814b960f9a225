import { anythingRan } from './outcome';
import type { Verdict } from './schema';

/**
 * Exit code of a run with a verdict: 0 conformant, 1 not conformant, 4 nothing ran, 5 incomplete, 130 interrupted (what
 * shells give for SIGINT). A run without any result is never accepted as an incomplete one.
 */
export function exitCode(verdict: Verdict, options: { allowIncomplete: boolean }): number {
  if (verdict.interrupted !== undefined) return 130;
  if (!anythingRan(verdict.requirements)) return 4;
  if (verdict.outcome === 'incomplete') {
    return options.allowIncomplete && hasResult(verdict) ? 0 : 5;
  }
  return verdict.outcome === 'conformant' ? 0 : 1;
}

function hasResult({ requirements }: Verdict): boolean {
  const scenarios = requirements.flatMap((requirement) => requirement.scenarios);
  return scenarios.some(({ status }) => ['passed', 'failed', 'flaky'].includes(status));
}
