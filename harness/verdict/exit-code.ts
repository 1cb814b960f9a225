import { anythingRan } from './outcome';
import type { Verdict } from './schema';

/**
 * Exit code of a run with a verdict: 0 conformant, 1 not conformant or incomplete,
 * 4 nothing ran, 130 interrupted (what shells give for SIGINT).
 */
export function exitCode(verdict: Verdict, options: { allowIncomplete: boolean }): number {
  if (verdict.interrupted !== undefined) return 130;
  if (!anythingRan(verdict.requirements)) return 4;
  if (verdict.outcome === 'incomplete') return options.allowIncomplete ? 0 : 1;
  return verdict.outcome === 'conformant' ? 0 : 1;
}
