import type { Tally } from './part';

/**
 * Counts what a test finds as failures. A test that finds something runs a second time: if nothing is wrong then, it is
 * flaky, which is printed and counted, and no failure.
 */
export async function tallyOfTries(findProblems: () => Promise<readonly string[]>): Promise<Tally> {
  const first = await findProblems();
  if (first.length === 0) return { passed: 1, failed: 0, skipped: 0 };
  const failures = await findProblems();
  return failures.length === 0
    ? { passed: 1, failed: 0, skipped: 0, flaky: 1 }
    : { passed: 0, failed: failures.length, skipped: 0, failures };
}
