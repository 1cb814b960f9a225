import { root } from '../package-root';
import { writeForCi } from '../reports/ci/ci-files';
import { writeEvidence } from '../reports/evidence-files';
import { writePage } from '../reports/html/page-file';
import { writeVerdict } from '../reports/verdict-file';
import type { Rerun } from '../reports/failures';
import { explanationOf, type Explanation } from '../specification/explanation';
import { allMutants } from '../specification/mutants';
import { mutantsInSet } from '../specification/sets/earlier-set';
import { specificationIn } from '../specification/specification';
import type { Evidence } from '../verdict/evidence';
import type { Verdict } from '../verdict/schema';
import type { Judgement } from './execute';
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
    this.explanations ??= this.explain(runs);
    const explanations = this.explanations;
    const reported = { verdict, evidence, explanations, ...(stopped !== undefined && { stopped }) };
    await writeEvidence(this.plan.out, evidence);
    await writeReports(this.plan.out, reported, rerunWith(this.plan.exploration.seed));
    return reported;
  };

  /** Uses a lane that has started: before its first scenario, a lane has not yet reported the features. */
  private explain(runs: Judgement['runs']): Explanation[] {
    const started = runs.find(({ envelopes }) => envelopes.some(({ testCase }) => testCase));
    const specification = specificationIn(started?.envelopes ?? []);
    const { requirements: set } = this.plan;
    const mutants = mutantsInSet(set, allMutants(root));
    return set.requirements.map((one) => explanationOf(one, specification, mutants));
  }
}

/** Writes the reports of one run, or of several, to a folder. */
export async function writeReports(out: string, reported: Reported, rerun: Rerun): Promise<void> {
  await writeVerdict(out, reported.verdict);
  const report = { ...reported, rerun };
  await writePage(out, report);
  await writeForCi(out, report);
}
