import { name, version } from '../../package.json';
import type { Site } from '../reports/site/site';
import { loadLesson } from '../specification/claims';
import { explanationOf } from '../specification/explanation';
import { allFaults } from '../specification/faults';
import { loadGuide } from '../specification/guide';
import { loadRequirements } from '../specification/requirement-file';
import { readSpecification } from '../specification/specification';
import type { Verdict } from '../verdict/schema';
import { featuresDigest } from './digests';
import { root } from './lane-run';

/** What this package's features, requirement set, claims and faults say, with the verdict of the last run. */
export async function siteOf(verdict: Verdict | undefined): Promise<Site> {
  const { set } = loadRequirements(root);
  const specification = await readSpecification(root);
  const faults = allFaults(root);
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
