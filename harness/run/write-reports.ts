import { writeForCi } from '../reports/ci/ci-files';
import { writeEvidence } from '../reports/evidence-files';
import { writePage } from '../reports/html/page-file';
import { writeVerdict } from '../reports/verdict-file';
import type { Rerun } from '../reports/failures';
import { explanationsIn, type Explanation } from '../specification/explanation';
import type { Evidence } from '../verdict/evidence';
import type { Verdict } from '../verdict/schema';
import type { Judgement } from './execute';
import { withAllFeatures } from './lanes/run-lanes';
import type { Plan } from './plan';
import { rerunWith } from './rerun';

/** Data of the reports, besides Cucumber's messages. */
export interface Reported {
  readonly verdict: Verdict;
  readonly evidence: readonly Evidence[];
  /** Explanations of the requirements, from the features that were run. */
  readonly explanations: readonly Explanation[];
  /** Why an option ended the run early; undefined if none did. */
  readonly stopped?: string;
}

/** Reports of one run, in the folder of its plan. They can be written repeatedly while the run goes on. */
export class Reports {
  private explanations: readonly Explanation[] | undefined;

  constructor(private readonly plan: Plan) {}

  /** Writes the evidence and all reports of a run, finished or not. */
  readonly write = async (judgement: Judgement): Promise<Reported> => {
    const { verdict, evidence, runs, stopped } = judgement;
    const explanations = this.explain(runs);
    const reported = { verdict, evidence, explanations, ...(stopped !== undefined && { stopped }) };
    await writeEvidence(this.plan.out, evidence);
    await writeReports(this.plan.out, reported, rerunWith(this.plan.exploration.seed));
    return reported;
  };

  /** Before a lane has read all features, what another part of it has read is better than nothing. */
  private explain(runs: Judgement['runs']): readonly Explanation[] {
    const { requirements } = this.plan;
    const read = withAllFeatures(runs);
    if (read) return (this.explanations ??= explanationsIn(requirements, read.envelopes));
    const begun = runs.find(({ envelopes }) => envelopes.some(({ testCase }) => testCase));
    return explanationsIn(requirements, begun?.envelopes ?? []);
  }
}

/** Writes the reports of one run, or of several, to a folder. */
export async function writeReports(out: string, reported: Reported, rerun: Rerun): Promise<void> {
  await writeVerdict(out, reported.verdict);
  const report = { ...reported, rerun };
  await writePage(out, report);
  await writeForCi(out, report);
}
