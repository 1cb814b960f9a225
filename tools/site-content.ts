import { name, root, version } from '../harness/package-root';
import type { Site } from '../harness/reports/site/site';
import { featuresDigest } from '../harness/specification/digests';
import { explanationOf } from '../harness/specification/explanation';
import { loadGuide } from '../harness/specification/guide';
import { loadLesson } from '../harness/specification/lesson-claims';
import { allMutants } from '../harness/specification/mutants';
import { loadRequirements } from '../harness/specification/requirement-file';
import { readSpecification } from '../harness/specification/specification';
import type { Verdict } from '../harness/verdict/schema';

/** What this package's features, requirement set, claims and faults say, with the verdict of the last run. */
export async function siteOf(verdict: Verdict | undefined): Promise<Site> {
  const { set } = loadRequirements(root);
  const specification = await readSpecification(root);
  const faults = allMutants(root);
  const { features, scenarios } = specification;
  return {
    suite: { name, version, requirementSet: set.set, featuresDigest: featuresDigest() },
    guide: loadGuide(root),
    features,
    scenarios,
    explanations: set.requirements.map((one) => explanationOf(one, specification, faults)),
    lesson: loadLesson(root),
    verdict,
  };
}
