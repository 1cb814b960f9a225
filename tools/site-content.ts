import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { name, root, version } from '../harness/package-root';
import { lessonMarkdown, lessonPage } from '../harness/reports/site/lesson-markdown';
import { documentPages } from '../harness/reports/site/links';
import type { Site } from '../harness/reports/site/site';
import { loadClauses } from '../harness/specification/contract';
import { featuresDigest } from '../harness/specification/digests';
import { explanationOf } from '../harness/specification/explanation';
import { loadGuide } from '../harness/specification/guide';
import { loadLesson, type Lesson } from '../harness/specification/lesson';
import { allMutants } from '../harness/specification/mutants';
import { loadPayloadTables } from '../harness/specification/payload-tables';
import { loadRequirements, requirementSets } from '../harness/specification/requirement-file';
import { readSpecification } from '../harness/specification/specification';
import { codeExcerpt } from './code-excerpts';
import type { LastRun } from './last-run';

/** Gathers what this package's features, requirement set and documents say, with the last run. */
export async function siteOf(run: LastRun): Promise<Site> {
  const { set } = loadRequirements(root);
  const specification = await readSpecification(root);
  const mutants = allMutants(root);
  const { features, scenarios } = specification;
  const lesson = loadLesson(root);
  return {
    suite: {
      name,
      version,
      requirementSet: set.set,
      isOpen: set.status === 'open',
      featuresDigest: featuresDigest(),
    },
    guide: loadGuide(root),
    features,
    scenarios,
    explanations: set.requirements.map((one) => explanationOf(one, specification, mutants)),
    sets: requirementSets(root).map((one) => loadRequirements(root, one).set),
    lesson,
    clauses: loadClauses(root),
    tables: loadPayloadTables(root),
    documents: new Map([
      ...documentPages.map(({ path }) => [path, readFileSync(join(root, path), 'utf8')] as const),
      [lessonPage, lessonMarkdown({ lesson, scenarios, mutants })],
    ]),
    ...run,
    code: new Map(placesIn(lesson).map((place) => [place, codeExcerpt(root, place)])),
  };
}

function placesIn({ rules }: Lesson): string[] {
  return rules.flatMap(({ code }) => code);
}
