import { join } from 'node:path';
import { lessonClaimsMarkdown } from '../harness/reports/site/lesson-claims-markdown';
import { loadLesson } from '../harness/specification/lesson-claims';
import { readSpecification } from '../harness/specification/specification';
import type { Verdict } from '../harness/verdict/schema';

/** The page of lesson claims, from this package's own folder. */
export const lessonClaimsPage = join('docs', 'claims.md');

/** Returns `docs/claims.md` of a package, with the results of a run. */
export async function currentLessonClaimsPage(folder: string, verdict: Verdict): Promise<string> {
  const { scenarios } = await readSpecification(folder);
  return lessonClaimsMarkdown({ lesson: loadLesson(folder), scenarios, verdict });
}
