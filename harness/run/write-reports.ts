import { root } from '../package-root';
import { writeForCi } from '../reports/ci/ci-files';
import { writeEvidence } from '../reports/evidence-files';
import { writePage } from '../reports/html/page-file';
import { writeVerdict } from '../reports/verdict-file';
import { explanationOf, type Explanation } from '../specification/explanation';
import { allMutants } from '../specification/mutants';
import { specificationIn } from '../specification/specification';
import type { Evidence } from '../verdict/evidence';
import type { Verdict } from '../verdict/schema';
import type { Judgement } from './execute';
import type { Plan } from './plan';
import { rerun } from './rerun';

/** What the reports of a run are made of, beside its messages. */
export interface Reported {
  readonly verdict: Verdict;
  readonly evidence: readonly Evidence[];
  /** Of the features as they were run. */
  readonly explanations: readonly Explanation[];
}

/** The reports of one run, in the folder of its plan. They may be written as often as there is more to say. */
export class Reports {
  private explanations: readonly Explanation[] | undefined;

  constructor(private readonly plan: Plan) {}

  /** Writes the evidence and all reports on a run, which has ended or goes on. */
  readonly write = async ({ verdict, evidence, runs }: Judgement): Promise<Reported> => {
    this.explanations ??= this.explain(runs);
    const reported = { verdict, evidence, explanations: this.explanations };
    await writeEvidence(this.plan.out, evidence);
    await writeReports(this.plan.out, reported);
    return reported;
  };

  /** Each lane says all features before its first scenario, which some have not reached when the first is over. */
  private explain(runs: Judgement['runs']): Explanation[] {
    const told = runs.find(({ envelopes }) => envelopes.some(({ testCase }) => testCase));
    const specification = specificationIn(told?.envelopes ?? []);
    const faults = allMutants(root);
    const { requirements } = this.plan.requirements;
    return requirements.map((one) => explanationOf(one, specification, faults));
  }
}

/** Writes the reports on one run, or on several, into a folder. */
export async function writeReports(out: string, reported: Reported): Promise<void> {
  await writeVerdict(out, reported.verdict);
  const report = { ...reported, rerun };
  await writePage(out, report);
  await writeForCi(out, report);
}
