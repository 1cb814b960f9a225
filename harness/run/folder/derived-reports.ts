import { isDeepStrictEqual } from 'node:util';
import { allureNotDerived, notDerived } from '../../reports/integrity/derived';
import { misjudged } from '../../reports/integrity/report-check';
import { evidenceMovedTo, repeated, withEvidenceIn } from '../../verdict/repeated';
import type { Verdict } from '../../verdict/schema';
import type { ReadRun } from './read-run';
import { runFolder } from './report-folder';

/** What of the report of a run does not follow from its messages, a line each. */
export function notMadeFrom(run: ReadRun, folder: string): string[] {
  const { verdict, judged } = run;
  return [
    ...misjudged(verdict, judged),
    ...notDerived(folder, run),
    ...allureNotDerived(folder, run),
  ];
}

/** What of the report on several runs does not follow from those of the runs, a line each. */
export function notMadeFromRuns(
  folder: string,
  verdict: Verdict,
  runs: readonly ReadRun[],
): string[] {
  const moved = runs.map((run, index) => withEvidenceIn(runFolder(index + 1), run.verdict));
  const isSame = [false, true].some((strict) =>
    isDeepStrictEqual({ ...repeated(moved, { strict }) }, { ...verdict }),
  );
  const evidence = runs.flatMap((run, index) =>
    evidenceMovedTo(runFolder(index + 1), run.evidence),
  );
  const explanations = runs[0]?.explanations ?? [];
  return [
    ...(isSame ? [] : ['verdict.json is not the verdict on the runs']),
    ...notDerived(folder, { verdict, evidence, explanations }),
  ];
}
